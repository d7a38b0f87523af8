import type { FlowOutcome, Simulation } from '../analysis/simulation/simulation.ts'
import { throttlingReason } from '../model/throttle.ts'
import type { SimulatedTraffic } from '../session/simulate/simulated-traffic.ts'
import { terminalSafeJson } from './visible-text.ts'

/** The same facts for programs. Units are capacity units, times milliseconds of the simulation, money exact decimals. */
export const simulationJson = (traffic: SimulatedTraffic): string =>
  terminalSafeJson(JSON.stringify(simulationObject(traffic)))

export const comparisonJson = ({
  first,
  second,
}: {
  readonly first: SimulatedTraffic
  readonly second: SimulatedTraffic
}): string => terminalSafeJson(JSON.stringify({ first: simulationObject(first), second: simulationObject(second) }))

function simulationObject({ simulation, found, changes }: SimulatedTraffic): object {
  const { patterns, resources, firstThrottle, cost, ...rest } = simulation
  return {
    basis: 'simulated',
    ...rest,
    changes,
    patterns: patterns.map(({ readHalfUnits, writeHalfUnits, ...pattern }, at) => ({
      ...pattern,
      readUnits: readHalfUnits / 2,
      writeUnits: writeHalfUnits / 2,
      unitsFrom: found[at],
    })),
    resources: resources.map(({ read, write, ...resource }) => ({
      ...resource,
      read: flowObject(read),
      write: flowObject(write),
    })),
    ...(firstThrottle === undefined ? {} : { firstThrottle: firstObject(firstThrottle) }),
    cost: costObject(cost),
  }
}

const halved = (halfUnits: readonly number[]): readonly number[] => halfUnits.map((each) => each / 2)

const flowObject = ({ halfUnits, refusedHalfUnits, columns, heat }: FlowOutcome): object => ({
  units: halfUnits / 2,
  refusedUnits: refusedHalfUnits / 2,
  columns: halved(columns),
  partitions: heat.map((row) => ({
    fromHash: row.fromHash,
    units: row.halfUnits / 2,
    columns: halved(row.columns),
    refused: halved(row.refused),
  })),
})

const firstObject = ({ throttle, ...first }: NonNullable<Simulation['firstThrottle']>): object => ({
  ...first,
  reason: throttlingReason(throttle),
  ...throttle,
})

function costObject({ pico, lines, ...cost }: Simulation['cost']): object {
  return {
    ...cost,
    amount: amountText(pico),
    lines: lines.map(({ pico: linePico, read, write, basis, ...line }) => ({
      ...line,
      basis,
      amount: amountText(linePico),
      ...(basis === 'consumed'
        ? { readUnits: read / 2, writeUnits: write / 2 }
        : { readUnitHours: read / 3_600_000, writeUnitHours: write / 3_600_000 }),
    })),
  }
}

/** Exact decimal text. */
function amountText(pico: bigint | undefined): string | undefined {
  if (pico === undefined) return undefined
  const digits = pico.toString().padStart(13, '0')
  return `${digits.slice(0, -12)}.${digits.slice(-12)}`.replace(/\.?0+$/, '')
}
