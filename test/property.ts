import fc, { type Arbitrary } from 'fast-check'

/**
 * The properties of `npm test` try the same cases wherever they run, so that a build fails for what was changed. Other cases are the
 * campaign `properties`, which counts this seed up.
 */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_129) })

export { type Arbitrary, fc }
