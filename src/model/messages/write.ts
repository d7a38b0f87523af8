/** Texts of updates as they meet an item, and of ReturnValues, word for word. Source: reference, errors 90 and 117-119. */

export const writeMessages = {
  /** Row 117, UPD-23. */
  operandType: 'An operand in the update expression has an incorrect data type',
  /** Row 118, UPD-22. */
  missingAttribute: 'The provided expression refers to an attribute that does not exist in the item',
  /** Row 119, UPD-21. */
  invalidPath: 'The document path provided in the update expression is invalid for update',
  /** Row 90, RET-1: PutItem and DeleteItem. */
  onlyAllOldOrNone: 'ReturnValues can only be ALL_OLD or NONE',
  /** More than 25 requests over several tables; the text is that of row 58 with this operation's name. */
  tooManyWrites: 'Too many items requested for the BatchWriteItem call',
} as const
