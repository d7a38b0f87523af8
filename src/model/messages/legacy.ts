/** Texts of the parameters that expressions replaced, word for word. Source: reference, errors 123-126 and 175-184. */

const invalid = 'One or more parameter values were invalid: '

export const legacyMessages = {
  /** Row 123, LEG-1. */
  onlyDeleteWithoutValue: `${invalid}Only DELETE action is allowed when no attribute value is specified`,
  /** Row 124, LEG-2. */
  deleteType: (type: string): string => `${invalid}DELETE action with value is not supported for the type ${type}`,
  /** Row 125, LEG-3. */
  addType: (type: string): string => `${invalid}ADD action is not supported for the type ${type}`,
  /** Row 126, LEG-5. */
  typeMismatch: 'Type mismatch for attribute to update',
  /** Row 175, LEG-14. */
  argumentCount: (operator: string): string =>
    `${invalid}Invalid number of argument(s) for the ${operator} ComparisonOperator`,
  /** Row 176, LEG-17. */
  argumentType: (operator: string, type: string): string =>
    `${invalid}ComparisonOperator ${operator} is not valid for ${type} AttributeValue type`,
  /** Row 177, LEG-15. */
  mixedTypes: `${invalid}AttributeValues inside AttributeValueList must be of same type`,
  /** Row 178, LEG-16. */
  betweenOrder: 'The BETWEEN condition was provided a range where the lower bound is greater than the upper bound',
  /** Row 179, LEG-8. */
  valueAndList: (name: string): string =>
    `${invalid}Value and AttributeValueList cannot be used together for Attribute: ${name}`,
  /** Row 180, LEG-9. */
  existsAndOperator: (name: string): string =>
    `${invalid}Exists and ComparisonOperator cannot be used together for Attribute: ${name}`,
  /** Row 181, LEG-10. */
  operatorWithoutValue: (operator: string, name: string): string =>
    `${invalid}Value or AttributeValueList must be used with ComparisonOperator: ${operator} for Attribute: ${name}`,
  /** Row 182, LEG-11. */
  listWithoutOperator: (name: string): string =>
    `${invalid}AttributeValueList can only be used with a ComparisonOperator for Attribute: ${name}`,
  /** Row 183, LEG-12. */
  valueMissing: (exists: true | null, name: string): string =>
    `${invalid}Value must be provided when Exists is ${exists} for Attribute: ${name}`,
  /** Row 184, LEG-13. */
  valueForbidden: (name: string): string =>
    `${invalid}Value cannot be used when Exists is false for Attribute: ${name}`,
  /** That it is an error: expressions 10. The text is from memory. */
  conditionalOperatorAlone: `${invalid}ConditionalOperator cannot be used without Filter or Expected`,
  /** As above. */
  conditionalOperatorForOne: `${invalid}ConditionalOperator can only be used when Filter or Expected has two or more elements`,
} as const
