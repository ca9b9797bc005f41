const STAND_INS = /^(?:no|none|na|n\.a|nil|null|unknown|noemail|no\.?email|test|x+|refused|declined|notknown)@/;

/** An e-mail address in small letters, or null where the text holds none or only a stand-in. */
export function email(raw: string): string | null {
  const match = /[a-z0-9._%+'-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}/.exec(raw.toLowerCase());
  if (match === null) return null;
  const address = match[0].replace(/^['.]+/, '');
  return STAND_INS.test(address) ? null : address;
}
