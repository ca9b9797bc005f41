/**
 * Names of Arabic origin as Somali writes them since 1972: "c" for the ayn that English leaves out, "x" for h, long vowels doubled
 * (A Guide to Names and Naming Practices, 2006, on Somali names; the Somali Latin alphabet). Both letters mean something else in
 * most other names, so the names are listed: "Carol" and "Alex" are none of them.
 */
const SOMALI = new Set(
  `cabdi cabdiraxmaan cabdiraxman cabdirahman cabdiraxiin cabdiraxim cabdirashiid cabdirisaaq cabdirisaq cabdikariim cabdikarim
  cabdifataax cabdinaasir cabdisalaan cabdiwahaab cabdullahi cabdulahi cabdulaahi cabdulqaadir cabdalla cabdale
  cali cumar cusmaan cusman cismaan cisman caasha casha caaisha ciise cise caydiid caydid cawil cawo cadan caadan
  xasan xassan xuseen xusen xuseyn xamse xamza xaliimo xalimo xalima xaawo xawo xabiib xabib xabiba xaaji xirsi xersi xaashi xashi
  axmed axmad maxamed maxamad maxamuud maxamud maxmuud maxmud yaxya yaxye faarax farax saalax salax nuux raxma raxmo
  saciid sacid saciida sacdiyo sacdiya ismaaciil ismaciil jaamac jamac jimcaale nimco ducaale ducale shucayb
  mucaad yacquub yacqub cabaas cabbaas`.split(/\s+/),
);

/** A folded word as English writes it, where it is a name in Somali spelling; otherwise the word. */
export const inEnglishSpelling = (word: string): string =>
  SOMALI.has(word)
    ? word
        .replaceAll('c', '')
        .replaceAll('x', 'h')
        .replace(/([aeiou])\1/g, '$1')
    : word;
