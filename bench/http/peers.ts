import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Peer = { readonly version: string; readonly folder: string }

const folder = fileURLToPath(new URL('peers/', import.meta.url))
const packages = { dynalite: 'dynalite', dynoxide: '@dynoxide/linux-x64' } as const
export type PeerName = keyof typeof packages

/** The emulators to compare with, installed beside this file when they are not there yet; those that cannot be had are left out. */
export function installPeers(): { readonly [Name in PeerName]?: Peer } {
  const missing = Object.values(packages).some((name) => installedVersion(name) !== wantedVersion(name))
  if (missing) install()
  const found = Object.entries(packages).flatMap(([peer, name]) => {
    const version = installedVersion(name)
    if (version !== undefined) return [[peer, { version, folder: join(folder, 'node_modules', name) }] as const]
    console.error(`bench: ${name} could not be installed and is left out`)
    return []
  })
  return Object.fromEntries(found)
}

function install(): void {
  console.error('bench: installing the emulators to compare with into bench/http/peers')
  const options = ['--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts']
  spawnSync('npm', ['install', ...options], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
}

function installedVersion(name: string): string | undefined {
  const file = join(folder, 'node_modules', name, 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version : undefined
}

type Wanted = { readonly [kind in 'dependencies' | 'optionalDependencies']: { readonly [name: string]: string } }

function wantedVersion(name: string): string | undefined {
  const wanted = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Wanted
  return { ...wanted.dependencies, ...wanted.optionalDependencies }[name]
}
