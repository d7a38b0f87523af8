import type { KeptPart, ModelMember, ModelShelf } from '../operation/model-shelf.ts'
import { isObject, isText } from './metering/members.ts'
import { SavedList, type SettingsFile } from './metering/saved-lists.ts'

/** The model that an open file keeps in a list among its settings. */
export function modelListOf(file: SettingsFile): ModelShelf {
  const list = new SavedList(file, 'model', isMember)
  const parts = new SavedList(file, 'model-files', isPart)
  return {
    members: async () => list.members,
    put: async ({ member, replace }) =>
      file.transaction(() => {
        const { members } = list
        const at = members.findIndex((each) => isSame(each, member))
        if (at >= 0 && !replace) return false
        list.save(at < 0 ? [...members, member] : members.with(at, member))
        return true
      }),
    kept: async () => parts.members,
    keep: async (part) => {
      file.transaction(() => parts.save([...parts.members.filter(({ format }) => format !== part.format), part]))
      return true
    },
    remove: async (of) =>
      file.transaction(() => {
        const { members } = list
        const left = members.filter((each) => !isSame(each, of))
        if (left.length < members.length) list.save(left)
        return left.length < members.length
      }),
  }
}

const isSame = (a: Pick<ModelMember, 'kind' | 'name'>, b: Pick<ModelMember, 'kind' | 'name'>): boolean =>
  a.kind === b.kind && a.name === b.name

const isMember = (value: unknown): value is ModelMember =>
  isObject(value) &&
  (value['kind'] === 'entity' || value['kind'] === 'access-pattern') &&
  isText(value['name']) &&
  isText(value['text'])

const isPart = (value: unknown): value is KeptPart =>
  isObject(value) && isText(value['format']) && isText(value['text'])
