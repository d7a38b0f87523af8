/** What both prompts say to Ctrl-C: at an empty line, and while a statement runs. */
export const howToLeave = 'Ctrl-D or .quit leaves'
export const cancelling = 'cancelling...'
