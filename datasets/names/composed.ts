import {words, type Custom} from './custom.ts';

/** Family names that a custom forms from a stem and an ending: the long tail that no list holds. */
const FORMED: Record<string, readonly (readonly [heads: string, tails: string])[]> = {
  english: [
    [
      'Ash Brad Hart Stan Wal Har Ald Brock Thorn Hather Whit Black Eller Farn Hazel Kirk Long Mar Nether Oak Pen Raven Rush Sel Shel Stone Thur Under Wake Wex Win Wood Chester Lang Mid Old',
      'ford ley ton well wood worth field den ham stead combe hurst by shaw',
    ],
  ],
  irish: [
    [
      "O' Mc Mac",
      'Grady Hare Leary Mahon Keefe Rourke Dowd Gowan Cabe Guire Namara Inerney Hugh Kenna Evoy Govern Nulty Elroy Cormack Carron',
    ],
  ],
  caribbean: [
    ['Bar Chal Den Ever Gar Har Jar Lind Mont Pem Rad Sal Ther Wes', 'ville mont rett vey more dine ron say ley ston'],
  ],
  polish: [
    [
      'Kor Lis Wro Bor Jan Mich Star Szcz Gór Kra Zaw Ole Sob Rad Pie Tom Wit Mar Dem Grz',
      'owski ecki czyk owicz iak ewski ański ek',
    ],
  ],
  romanian: [
    [
      'Ion Petr Vasil Andre Marin Grigor Dumitr Stan Nicol Georg Flor Tom Mun Mold Bala Cern',
      'escu eanu aru iu oiu ache',
    ],
  ],
  turkish: [
    ['Ak Kara Demir Taş Altın Yıl Gül Öz Ay Can Er Bay Kök Tan', 'oğlu kan türk soy su pınar bey demir men taş'],
  ],
  italian: [['Mart Bern Gall Ferr Pell Mor Cas Bell Ross Cav Sant Gir Vit Land', 'ini etti oni ello ucci ano ese aro']],
  nigerian: [
    [
      'Ade Ola Olu Oye Ogun Ayo Ife Oluwa Akin Baba Owo Fa',
      'bayo wale yemi tunde kunle sanya leke niyi bola dipo goke rinde seyi lade mide',
    ],
  ],
  ghanaian: [['Asa Ofo Amo Boa Kwa Nya Opo Dar Fre Agye Ama', 'nte ri ah teng kye rko ku mpong man du fo']],
  albanian: [['Ah Berish Gjon Hys Kel Lul Mehm Nik Osm Pal Rexh Sad Tah Zen', 'aj ani eti oli ari epi']],
  afghan: [['Ahmad Karim Rahim Habib Nur Omar Yusuf Sultan Wali Amin Aziz Latif', 'zai zada yar i pur khil']],
  iranian: [
    ['Hassan Karim Ahmad Rahim Akbar Nour Rostam Shah Mir Amir Bagher Taghi', 'zadeh pour nia far ian i manesh'],
  ],
  tamil: [
    [
      'Siva Raja Kana Nava Thiru Bala Jeya Puvan Chandra Para Uthaya Vija',
      'nathan ratnam lingam rajah kumar moorthy sundaram singam segaram',
    ],
  ],
  indian: [['Baj Chand Dal Gand Kand Lal Mod Nag Pan Ran Sur Tal Vad Zav', 'wala ani iya kar eria ekar aria']],
};

/** Forenames formed of two parts, as Chinese and Vietnamese ones are. */
const FORMED_GIVEN: Record<string, readonly [girls: readonly [string, string], boys: readonly [string, string]]> = {
  chinese: [
    ['Mei Xiao Li Hui Yu Xin Jia Shu Wan Pui', 'Fen Yun Lan Hua Qin Xuan Ting Min Shan Yee Ying Lam'],
    ['Zhi Jun Hao Wei Ming Guo Kin Chun Wing Ka', 'Hong Bin Long Yuan Feng Kit Sing Fai Lok Peng Ran Chung'],
  ],
  vietnamese: [
    ['Thi Ngoc Minh Thanh Bao Kim', 'Nhung Tam Loan Nhi Tuyet Chau Lien Oanh Vân Diep'],
    ['Van Duc Minh Quoc Huu Xuan', 'Toan Phong Thang Trung Loc Tho Hoa An Kien Sang'],
  ],
};

/** The custom with its long tail behind the common names. */
export function withTail(custom: Custom): Custom {
  const families = [
    ...custom.families,
    ...(FORMED[custom.name] ?? []).flatMap(([heads, tails]) => joined(heads, tails, '')),
  ];
  const given = FORMED_GIVEN[custom.name];
  if (given === undefined) return {...custom, families};
  const [girls, boys] = given;
  return {
    ...custom,
    families,
    girls: [...custom.girls, ...joined(...girls, '-')],
    boys: [...custom.boys, ...joined(...boys, '-')],
  };
}

/** Every head with every tail, in an order that mixes heads. */
function joined(heads: string, tails: string, between: string): string[] {
  return words(tails).flatMap((tail) => words(heads).map((head) => head + between + tail));
}
