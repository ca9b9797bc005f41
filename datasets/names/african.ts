import {words, type Custom} from './custom.ts';

const SOMALI_MEN = words(`
  Mohamed Ahmed Abdi Ali Hassan Hussein Omar Osman Ibrahim Yusuf Abdullahi Abdirahman Farah Ismail Said Mahamud Nur Adan
  Jama Warsame Guled Liban Ayanle Bashir Khalid Mustafa Abukar Dahir Hirsi Mohamud Salad Sharmarke Zakaria Abdifatah
  Abdulkadir Aden Awale Barre Diriye Egal Geedi Hersi Isse Kulane Muse Roble Samatar Yasin Bile Dualeh`);

export const SOMALI: Custom = {
  name: 'somali',
  share: 0.06,
  style: 'patronymic-chain',
  january: 0.38,
  takesName: 0,
  girls: words(`
    Amina Fadumo Hodan Ayaan Khadra Halima Faduma Hibo Ifrah Sahra Nasra Safia Ubah Zahra Asha Deqa Hamdi Idil Ikran Kaltun
    Ladan Maryan Muna Naima Nimo Rahma Sagal Samira Shukri Sumaya Yasmin Hawa Fowsia Filsan Fardowsa Anab Cawo Habiba
    Ismahan Saadia`),
  boys: SOMALI_MEN,
  families: SOMALI_MEN,
};

export const NIGERIAN: Custom = {
  name: 'nigerian',
  share: 0.05,
  style: 'family',
  january: 0.02,
  takesName: 0.75,
  girls: words(`
    Blessing Folake Funmilayo Oluwaseun Temitope Yetunde Abimbola Adebola Bukola Chioma Ngozi Chidinma Nkechi Adaeze Ifeoma
    Amarachi Ebele Esther Deborah Grace Faith Joy Patience Precious Favour Mercy Toluwani Simisola Ayomide Damilola Titilayo
    Omolara Kehinde Taiwo Ronke Sade Aisha Zainab Hauwa Peace`),
  boys: words(`
    Oluwaseun Babatunde Adebayo Emeka Chukwuemeka Ifeanyi Obinna Tunde Kunle Segun Femi Olumide Ayodele Adewale Tobi Damilare
    Emmanuel Samuel Daniel David Michael Joshua Victor Kehinde Taiwo Chinedu Uche Nnamdi Ikenna Kelechi Olamide Temidayo
    Folarin Gbenga Kayode Rotimi Sunday Musa Ibrahim Ebuka`),
  families: words(`
    Adeyemi Okafor Adebayo Okonkwo Ogunleye Balogun Eze Nwosu Adeleke Afolabi Ojo Olawale Akinola Bello Chukwu Ajayi Lawal
    Oyelaran Ogunbanjo Adewale Okoro Obi Onyeka Nwachukwu Ibe Adesina Alabi Falade Oladipo Oluwole Osagie Igbinedion Aluko
    Fashola Salami Yusuf Abubakar Okeke Onuoha Uzoma`),
};

export const GHANAIAN: Custom = {
  name: 'ghanaian',
  share: 0.03,
  style: 'family',
  january: 0.03,
  takesName: 0.6,
  girls: words(`
    Akosua Abena Ama Akua Yaa Afia Adwoa Efua Esi Gifty Comfort Mavis Priscilla Grace Mercy Vida Beatrice Felicia Juliana
    Linda Doreen Sandra Abigail Naana Maame Serwaa Nana Adjoa Araba Mansa`),
  boys: words(`
    Kwame Kofi Kwasi Kwaku Yaw Kojo Kwabena Fiifi Ebo Nana Emmanuel Samuel Isaac Daniel Eric Ernest Francis Joseph Prince
    Richmond Stephen Bright Desmond Felix Godfred Kwadwo Papa Ato Ekow Paa`),
  families: words(`
    Mensah Owusu Boateng Asante Osei Appiah Agyeman Ofori Amoah Antwi Addo Asamoah Acheampong Frimpong Sarpong Darko Gyasi
    Adjei Annan Quaye Tetteh Lartey Nkansah Opoku Yeboah Badu Danso Kyei Donkor Bonsu`),
};

export const EAST_AFRICAN: Custom = {
  name: 'eritrean',
  share: 0.02,
  style: 'patronymic-chain',
  january: 0.15,
  takesName: 0,
  girls: words(`
    Selam Helen Rahel Senait Tsega Yordanos Saba Bethlehem Feven Luwam Mihret Hiwot Almaz Tigist Meron Winta Eden Ruta
    Semhar Lidya Aster Kidan`),
  boys: words(`
    Yonas Abel Dawit Samuel Filmon Robel Henok Natnael Tesfay Berhane Kidane Habtom Haile Mehari Solomon Yohannes Biniam
    Daniel Ermias Tekle Girma Aman Abraham Isaias`),
  families: words(`
    Tesfay Berhane Kidane Haile Mehari Tekle Ghebremedhin Woldemariam Abraha Gebreselassie Yohannes Solomon Habte Araya
    Weldu Negash Kifle Tadesse Bekele Girma Alemu Desta`),
};

export const CONGOLESE: Custom = {
  name: 'congolese',
  share: 0.012,
  style: 'double-family',
  january: 0.05,
  takesName: 0.2,
  girls:
    words(`Divine Gloire Merveille Nadege Chancelle Mireille Solange Bibiche Naomie Plamedi Exaucee Ruth Carine Nathalie
    Sylvie Josephine Gracia Rachel Aimee Benedicte Clarisse Deborah Esperance Francine Gisele Jolie Laetitia Marthe Noella Pascaline`),
  boys: words(`Exauce Christian Dieumerci Herve Patrick Trésor Jonathan Glody Plamedi Jean Beni Papy Serge Guy Emmanuel Didier
    Fabrice Pascal Alain Blaise Cedric Dieudonne Eric Fiston Gauthier Junior Landry Merveil Olivier Rodrigue`),
  families:
    words(`Kabongo Ilunga Mukendi Tshibangu Kalala Mbuyi Ngoy Lukusa Mutombo Kasongo Mbala Nzuzi Luzolo Makiese Matondo
    Nsimba Bokele Ekofo`),
};
