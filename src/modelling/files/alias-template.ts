import type { KeyTemplate } from '../../ast/model-statement.ts'

/**
 * What a key attribute is made of, from how files for people write it: a name stands for the whole value, and `<id>`, `${id}`, `{id}`,
 * `{{id}}` and `[id]` for a part of it. Undefined: it is some other text.
 */
export function aliasTemplate(alias: string): string | undefined {
  if (/^[A-Za-z_]\w*$/.test(alias)) return `{${alias}}`
  const template = alias.replace(placeholder, (_, ...names: (string | undefined)[]) => {
    const name = names.slice(0, placeholderForms).find((each) => each !== undefined) ?? ''
    return `{${name.trim()}}`
  })
  const between = template.replace(/\{[^{}]+\}/g, '')
  return template === alias.replace(placeholder, '') || /[{}]/.test(between) ? undefined : template
}

const placeholder = /<([\w. -]+)>|\$\{([\w. -]+)\}|\{\{([\w. -]+)\}\}|\{([\w. -]+)\}|\[([\w. -]+)\]/g
const placeholderForms = 5

/** The same the other way: a template that is one attribute is its name. */
export const templateAlias = (template: string): string => /^\{([A-Za-z_]\w*)\}$/.exec(template)?.[1] ?? template

export const nowhere = { start: 0, end: 0 }

export const keyTemplate = (attribute: string, template: string): KeyTemplate => ({
  attribute,
  template,
  span: nowhere,
})
