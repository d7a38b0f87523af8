/**
 * Words that need double quotes as names. The list is PartiQL's own, not DynamoDB's. Source: reference, partiql 15; split by
 * what the parser does with a word where a term may stand.
 */

/** A call when a parenthesis follows, and otherwise an error. */
export const functionWords = words(`
  avg bit_length cast char_length character_length coalesce convert count date_add date_diff extract lower max min
  nullif octet_length position size substring sum trim upper`)

/** What may follow IS beside NULL and MISSING. Names such as INT4 follow it too but are not reserved. */
export const typeWords = words(`
  bag blob bool boolean char character clob date dec decimal double float int integer list numeric real sexp smallint
  string struct symbol time timestamp tuple varchar`)

/** Reserved, and nothing else. */
export const otherWords = words(`
  absolute action add allocate alter any are assertion at authorization begin bit cascade cascaded case catalog check
  close collate collation column commit connect connection constraint constraints continue corresponding create cross
  current current_date current_time current_timestamp current_user cursor deallocate declare default deferrable deferred
  describe descriptor diagnostics disconnect domain drop else end escape except exception exec execute external
  fetch first for foreign found full get global go goto grant identity immediate index indicator initially inner input
  insensitive intersect interval isolation join key language last left let level local match module names national
  natural nchar next no of only open option outer output overlaps pad partial pivot prepare preserve primary
  prior privileges procedure public read references relative restrict revoke right rollback rows schema scroll section
  session session_user some space sql sqlcode sqlerror sqlstate system_user table temporary then to transaction translate
  translation union unique unknown unpivot usage user using view when whenever with work write zone`)

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}
