declare const brand: unique symbol

/** A `Base` that passed one named check; only the function that checks may cast to it. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }
