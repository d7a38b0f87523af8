/** Limits of an expression's text. */

/** Bytes of raw text. Source: reference, CEX-1. */
export const expressionBytesMax = 4096
/** Source: reference, expressions 9 "Limits", README conflict 11. */
export const operatorsMax = 300
/** Elements of a path. Source: reference, data-model 6. */
export const pathElementsMax = 32
/** The service's own bound is not known; no list reaches this one. */
export const listIndexMax = 2 ** 31 - 1
