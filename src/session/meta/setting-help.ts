import type { ProseLine } from '../outcome.ts'
import { type Setting, type SettingName, settingNames, settingTable, settingText } from '../settings.ts'

const plain = (text: string): ProseLine => ({ head: '', text })

/** `.help set-order`: what a setting takes, what it is about, how it is set here and before the shell starts. */
export function settingHelp(topic: string): readonly ProseLine[] | undefined {
  const name = settingNames.find((known) => known === topic.toLowerCase())
  if (name === undefined) return undefined
  const { about, initial }: Setting = settingTable[name]
  const begins = settingText(name, initial)
  const variable = `DDB_SHELL_${name.toUpperCase().replaceAll('-', '_')}`
  return [
    plain(`.set ${name} ${valuesOf(name)}`),
    plain(''),
    plain(`${about.charAt(0).toUpperCase()}${about.slice(1)}.${begins === '' ? '' : ` It begins as ${begins}.`}`),
    plain(`Before the start: --set ${name}=..., ${variable}=..., or "${name}" in config.json or .ddbshell.json.`),
    plain(''),
    plain('Example:'),
    { head: '  ', text: settingExample(name), indent: 6 },
  ]
}

/** A value other than the first, where there is one. */
export function settingExample(name: SettingName): string {
  const setting: Setting = settingTable[name]
  switch (setting.type) {
    case 'choice':
      return `.set ${name} ${setting.choices.find((choice) => choice !== setting.initial) ?? setting.initial}`
    case 'switch':
      return `.set ${name} ${setting.initial ? 'off' : 'on'}`
    case 'number':
      return `.set ${name} ${setting.initial + 1}`
    case 'cost':
      return `.set ${name} 1000 RCU`
    case 'duration':
      return `.set ${name} 200ms`
    case 'template':
    case 'text':
      return `.set ${name} '${setting.initial}'`
  }
}

/** As one types them: `on|off`, `auto|dark|light`. */
export function valuesOf(name: SettingName): string {
  const setting: Setting = settingTable[name]
  return setting.type === 'choice' ? setting.choices.join('|') : kinds[setting.type]
}

const kinds = {
  switch: 'on|off',
  number: 'N',
  duration: 'TIME',
  cost: 'off|N RCU|N WCU|N USD',
  template: 'TEXT',
  text: 'TEXT',
} as const
