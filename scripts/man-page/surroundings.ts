/** What surrounds the program, and the manual page alone tells. */

export const environment: readonly { readonly names: readonly string[]; readonly about: string }[] = [
  {
    names: ['DDB_SHELL_NAME'],
    about:
      'Sets the setting NAME, with _ for -: DDB_SHELL_MODE=json. It is stronger than the files and weaker than an option. DDB_SHELL_COLOR also takes 0, 1, 2 and 3: no colour, 16, 256, all.',
  },
  {
    names: ['NO_COLOR', 'FORCE_COLOR'],
    about:
      'NO_COLOR, if not empty, turns colour off; FORCE_COLOR says how much there is where nobody would expect any. --color and DDB_SHELL_COLOR are stronger than both.',
  },
  { names: ['TERM', 'COLORTERM'], about: 'What the terminal can show. TERM=dumb gets a prompt of plain lines.' },
  {
    names: ['COLORFGBG'],
    about: 'Says whether the terminal is dark or light, where the setting background does not.',
  },
  {
    names: ['INK_SCREEN_READER'],
    about: 'true: the terminal is read aloud. As the setting screen-reader.',
  },
  { names: ['LC_ALL', 'LC_CTYPE', 'LANG'], about: 'Where they name no UTF-8, tables are drawn in ASCII.' },
  { names: ['COLUMNS'], about: 'How wide tables are where the output is no terminal; 120 when it is not set.' },
  {
    names: ['PAGER'],
    about:
      'What shows results that are larger than the screen, and those of .page; less -FIRX when it is not set, none when it is empty.',
  },
  { names: ['AWS_REGION', 'AWS_DEFAULT_REGION'], about: 'Region of ARNs and prices, unless --region says another.' },
  {
    names: ['AWS_PROFILE', 'AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL'],
    about:
      'Profile, and endpoint in place of Amazon, for whoever goes to a service. Everything else that the AWS CLI reads is read too.',
  },
  { names: ['XDG_CONFIG_HOME', 'XDG_STATE_HOME'], about: 'Where the files below are.' },
]

export const files: readonly { readonly path: string; readonly about: string }[] = [
  {
    path: '$XDG_CONFIG_HOME/ddb-shell/config.json',
    about:
      'Settings as one JSON object: {"mode": "box"}. ~/.config when the variable is not set, %APPDATA% on Windows.',
  },
  {
    path: '$XDG_STATE_HOME/ddb-shell/workshops/',
    about: 'Databases of workshops, and how far one is in each; ~/.local/state when the variable is not set.',
  },
  {
    path: '.ddbshell.json',
    about:
      'Settings of a project, in the working folder or above it; the nearest one is read. They are stronger than those of the user.',
  },
  {
    path: '$XDG_STATE_HOME/ddb-shell/history.jsonl',
    about:
      'What was typed, for nobody else to read; ~/.local/state when the variable is not set, %LOCALAPPDATA% on Windows. A leading space or a credential keeps a line out of it.',
  },
]
