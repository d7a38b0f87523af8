/** Texts about attribute values, word for word. Source: reference, errors 62-79. */

const invalid = 'One or more parameter values were invalid: '

export const numberMessages = {
  /** Row 70. */
  empty: 'The parameter cannot be converted to a numeric value',
  /** Row 71. */
  notANumber: (text: string): string => `The parameter cannot be converted to a numeric value: ${text}`,
  /** Row 72. */
  tooPrecise: 'Attempting to store more than 38 significant digits in a Number',
  /** Row 73. */
  overflow: 'Number overflow. Attempting to store a number with magnitude larger than supported range',
  /** Row 74. */
  underflow: 'Number underflow. Attempting to store a number with magnitude smaller than supported range',
} as const

export const valueMessages = {
  /** Row 62. */
  noType: 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
  /** Row 63. */
  severalTypes:
    'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
  /** Row 64. */
  nullFalse: `${invalid}Null attribute value types must have the value of true`,
  /** Rows 65 and 66; the doubled spaces are the service's. */
  emptySet: {
    SS: `${invalid}An string set  may not be empty`,
    NS: `${invalid}An number set  may not be empty`,
    BS: `${invalid}Binary sets should not be empty`,
  },
  /** Row 67. */
  duplicateStrings: (members: readonly string[]): string =>
    `${invalid}Input collection [${members.join(', ')}] contains duplicates.`,
  /** Row 68. */
  duplicateBinaries: (members: readonly string[]): string =>
    `${invalid}Input collection [${members.join(', ')}]of type BS contains duplicates.`,
  /** Row 69. */
  duplicateNumbers: 'Input collection contains duplicates',
  /** Row 75. */
  tooDeep:
    'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
  /** Row 76. */
  itemTooLarge: 'Item size has exceeded the maximum allowed size',
  /** Row 77. */
  updateTooLarge: 'Item size to update has exceeded the maximum allowed size',
  /** Row 78; the service's full text is not known, this part of it is. */
  emptyName: `${invalid}Empty attribute name`,
  /** Row 79; only the figure is known. */
  nameTooLong: `${invalid}Attribute name exceeds the maximum length of 65535 bytes`,
} as const
