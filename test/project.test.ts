import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = dirname(import.meta.dirname)

interface PackageJson {
  version: string
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  optionalDependencies?: Record<string, string>
}
const packageJson = JSON.parse(read('package.json')) as PackageJson

test('every package is pinned to one version', () => {
  const linter = JSON.parse(read('tools/lint/package.json')) as PackageJson
  const peers = JSON.parse(read('bench/http/peers/package.json')) as PackageJson
  const versions = {
    ...packageJson.dependencies,
    ...packageJson.devDependencies,
    ...linter.devDependencies,
    ...peers.dependencies,
    ...peers.optionalDependencies,
  }
  const loose = Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
  expect(loose).toEqual([])
})

test('the lock names no server to fetch from', () => {
  const lock = read('package-lock.json')
  expect(lock).not.toContain('"resolved"')
  expect(lock).not.toMatch(/https?:\/\/[^"]*\.tgz/)
  expect(read('.npmrc')).not.toMatch(/registry\s*=/)
})

test('no file in git speaks of a place outside the repository', () => {
  const outside = [/\.\.\/shared\b/, /(?<![\w.~-])\/(?:work|root)\/\w/, /\bregistry\.(?:npmjs|npmmirror|yarnpkg)\b/]
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0')
  const speaking = files
    .filter((file) => file !== '' && file !== 'test/project.test.ts' && existsSync(join(root, file)))
    .flatMap((file) => {
      const text = read(file)
      return outside.filter((pattern) => pattern.test(text)).map((pattern) => `${file} matches ${pattern}`)
    })
  expect(speaking).toEqual([])
})

test('the two commands of the README exist', () => {
  const readme = read('README.md')
  expect(readme).toContain('npm ci && npm start')
  expect(readme).toContain('npm ci && npm test')
  expect(packageJson.scripts).toMatchObject({ start: expect.any(String), test: expect.any(String) })
})

test('the program answers --version and --help', () => {
  expect(ddbShell('--version')).toEqual({ status: 0, stdout: `ddb-shell ${packageJson.version}\n`, stderr: '' })
  expect(ddbShell('--help')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Usage: ddb-shell'),
    stderr: '',
  })
})

function ddbShell(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const run = spawnSync(process.execPath, [join(root, 'bin', 'ddb-shell.js'), ...args], { encoding: 'utf8' })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
