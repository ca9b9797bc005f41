/** Words for what people are to each other, as alternatives of a pattern. */
export const RELATION_WORDS = String.raw`(?:(?:birth|maternal|paternal|half|great|close|family|ex)[\s-]+)?(?:mother|mum|mam|father|dad|parent|carer|guardian|son|daughter|child|brother|sister|sibling|aunt|auntie|aunty|uncle|cousin|niece|nephew|nanna|nana|nan|gran|granny|grandma|grandpa|grandad|granddad|grand[\s-]?(?:mother|father|parent|child|son|daughter)|(?:step|foster|adoptive|adopted)[\s-]?(?:mother|father|mum|dad|parent|carer|child|son|daughter|brother|sister|sibling)|husband|wife|spouse|partner|ex|boyfriend|girlfriend|friend|neighbour|relative|lodger|landlord|household member|associate|mgm|mgf|pgm|pgf|cohabitee)(?:['’]?s?\s+(?:new\s+)?(?:partner|boyfriend|girlfriend|friend|husband|wife|ex|mother|father))?`;

/** Such words cut short, which may be forenames ("Mo Khan"): they are read with a sign behind them alone, "Mo - Sara Khan". */
export const SHORT_RELATION_WORDS = '(?:mo|fa|mgm|mgf|pgm|pgf|sib|bro|sis)';

export const RELATION = new RegExp(String.raw`\b${RELATION_WORDS}\b`, 'i');
