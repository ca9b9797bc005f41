/**
 * Cells of addresses that name another's instead of saying one: "as victim", "Same as mother", "c/o above". Read as an address, one such text would
 * be the front door of everybody beside whom it stands.
 */
const ELSEWHERE =
  /^(?:(?:c\/o|same(?: address)?(?: as)?|as|with|see)\s+(?:the\s+|per\s+)?(?:above|below|victim|vic|ap|ip|mother|mum|father|dad|parents?|child|children|carer|tenant|complainant|aggrieved|subject|patient|nominal|suspect|sus|perp|perpetrator|offender|sibling|partner|client|person 1|family)(?:['’]s)?(?: address)?|same(?: address)?|lives? with (?:victim|mother|father|parents?|family))\.?$/i;

export const saysElsewhere = (text: string): boolean => ELSEWHERE.test(text.trim());
