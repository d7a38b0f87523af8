import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

const { beat, secondsMax } = workerData as { readonly beat: Int32Array; readonly secondsMax: number }
let seen = 0
let still = 0

setInterval(() => {
  const beats = Atomics.load(beat, 1)
  still = beats === seen || beats === 0 ? still + 1 : 0
  seen = beats
  if (still < secondsMax) return
  writeSync(2, `campaign: case ${Atomics.load(beat, 0)} has not ended for ${secondsMax} s\n`)
  process.kill(process.pid, 'SIGKILL')
}, 1000)
