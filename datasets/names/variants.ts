/** Spellings of one name that clerks and interpreters write for each other; each group holds both ways round. */
const GROUPS = `
  Mohammed Muhammad Mohamed Mohammad Mohamad Mohd Md
  Ahmed Ahmad Ahmet Achmed|Hussain Hussein Hossain Husain Hussayn|Hassan Hasan Hasaan|Yusuf Yousuf Youssef Yusef Yousef
  Ibrahim Ebrahim Ibraheem|Omar Umar Omer Umer|Usman Osman Uthman Othman|Abdullah Abdallah Abdulah|Abdirahman Abdurahman Abdulrahman
  Abdullahi Abdulahi|Ismail Ismael Esmail|Aisha Ayesha Aysha Aishah Ayisha|Fatima Fatema Fatimah Faduma Fadumo Fatma Fathima
  Maryam Mariam Maryan Miriam Meryem|Zainab Zaynab Zeinab Zeynep|Khadija Khadijah Khadra Khatija|Amina Aminah Aamina
  Halima Halimah Haleema|Safiya Safia Safiyah|Yasmin Yasmeen Jasmin|Nasreen Nasrin Nasrine|Rukhsana Ruksana Roksana
  Layla Leila Laila Leyla|Noor Nour Nur|Khalid Khaled|Tariq Tarek Tareq|Bilal Belal|Imran Emran|Saeed Said Sayed|Javed Javaid Jawed
  Rashid Rasheed Rachid|Hamid Hameed|Karim Kareem|Rahim Raheem|Salim Saleem|Naveed Navid|Shahid Shaheed|Zakir Zakeer
  Choudhury Chowdhury Chaudhry Chaudhary Choudhry|Begum Begom Begam|Khatun Khatoon|Miah Mia Miya|Hoque Haque Huq Haq|Rahman Rehman
  Siddiqui Siddiqi Siddique|Qureshi Quraishi|Sheikh Shaikh Sheik|Akhtar Akter Aktar|Iqbal Eqbal|Uddin Udin|Malik Malek
  Jama Jamaa|Warsame Warsama|Aden Adan Aadan|Hersi Hirsi|Nur Noor|Mahamud Mohamud Mahmoud Mahmud Mahmood
  Sean Shaun Shawn|Conor Connor Conner|Niamh Neve|Siobhan Shivaun|Aoife Eefa|Catherine Katherine Kathryn|Stephen Steven|Philip Phillip
  Sarah Sara|Hannah Hanna|Rebecca Rebekah|Zoe Zoey|Lily Lilly|Isabella Isabelle Izabella|Jayden Jaden|Kieran Kieron Ciaran
  Aaron Arron|Mathew Matthew|Nicholas Nicolas|Jonathan Jonathon Johnathan|Elliot Elliott Eliot|Rhys Reece|Leah Lea|Amelia Emelia
  Clarke Clark|Davies Davis|Reid Read Reed|Stewart Stuart|Thompson Thomson|Johnston Johnson|McLaughlin McLoughlin|Phillips Philips
  O'Brien OBrien|O'Connor OConnor O'Conner|O'Neill O'Neil ONeill|O'Sullivan OSullivan|Doherty Docherty|Reilly Riley|Byrne Burn
  Patel Pattel|Kaur Kour|Singh Sing|Gurpreet Gurprit|Harpreet Harprit|Dhillon Dhilon|Sidhu Siddhu|Nguyen Nguyn|Chan Chen|Lee Li
  Aleksandra Alexandra|Wiktoria Victoria|Katarzyna Kasia|Małgorzata Gosia|Jakub Kuba|Krzysztof Krzysiek|Elżbieta Ela
  Yetunde Yetundey|Oluwaseun Seun|Temitope Temi|Damilola Dami|Babatunde Tunde|Chukwuemeka Emeka|Akosua Akosuah|Kwame Kwami
  Berhane Birhane|Tesfay Tesfai|Yohannes Johannes|Sivakumar Shivakumar|Subramaniam Subramanium`;

/** Short and pet forms under which a person is known. */
const PET_FORMS = `
  Thomas Tom Tommy|James Jim Jamie|William Bill Billy Will|Robert Bob Rob Bobby|Richard Rick Dick|Michael Mike Mick|Christopher Chris
  Joseph Joe Joey|Daniel Dan Danny|Samuel Sam Sammy|Benjamin Ben Benji|Anthony Tony|Andrew Andy|Edward Ed Ted Eddie|Alexander Alex Sasha
  Nicholas Nick|Matthew Matt|Joshua Josh|Jonathan Jon|Stephen Steve|Patrick Paddy Pat|Elizabeth Liz Beth Lizzie Betty|Catherine Kate Cathy
  Margaret Maggie Peggy|Rebecca Becky|Samantha Sam|Victoria Vicky Tori|Jessica Jess|Charlotte Lottie Charlie|Abigail Abi|Natasha Tasha
  Isabella Bella Izzy|Amelia Millie|Eleanor Ellie Nell|Katie Kate|Jacqueline Jackie|Susan Sue|Patricia Pat Trish|Deborah Debbie
  Zachary Zak|Nathaniel Nate|Emmanuel Manny|Frederick Fred|Archie Arch|Mohammed Mo|Abdullah Abdul|Mustafa Musti|Ibrahim Ibby|Yusuf Joe
  Oluwaseun Seun|Temitope Tope|Gurpreet Gary|Harpreet Harry|Jaspreet Jas|Manpreet Mani|Rajkumar Raj|Krzysztof Chris|Katarzyna Kate
  Aleksandra Ola|Małgorzata Maggie|Alexandru Alex|Constantin Costi|João John|José Joe|Francisco Chico|Abdirahman Abdi|Mahamud Moha`;

const VARIANTS = grouped(GROUPS);
const PETS = petForms(PET_FORMS);

/** Other spellings of a name; empty where there are none. */
export function variantsOf(name: string): readonly string[] {
  return VARIANTS.get(name) ?? [];
}

/** Forms under which somebody of this forename may be known; empty where there are none. */
export function petFormsOf(name: string): readonly string[] {
  return PETS.get(name) ?? [];
}

function lines(text: string): string[][] {
  return text
    .split(/[|\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));
}

function grouped(text: string): Map<string, string[]> {
  const variants = new Map<string, string[]>();
  for (const group of lines(text)) {
    for (const name of group) {
      if (!variants.has(name))
        variants.set(
          name,
          group.filter((other) => other !== name),
        );
    }
  }
  return variants;
}

function petForms(text: string): Map<string, string[]> {
  return new Map(lines(text).map(([name, ...forms]) => [name!, forms]));
}
