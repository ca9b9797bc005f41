/** Words that names are made of, by naming custom. The early ones of each list are the frequent ones. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

export const BRITISH = {
  F: list(`Olivia Emily Jessica Sophie Charlotte Chloe Amy Lucy Ella Megan Hannah Laura Rebecca Sarah Emma Gemma Kelly Lisa Nicola Claire Karen Julie
    Grace Ruby Poppy Freya Isla Evie Lily Mia Ava Daisy Rosie Millie Phoebe Holly Georgia Abigail Bethany Danielle Stacey Leanne Natalie Samantha Donna
    Tracey Sharon Susan Linda Margaret Patricia Carol Jacqueline Wendy Paula Michelle Joanne Kerry Hayley Kirsty Zoe Jade Amber Paige Courtney Shannon
    Lauren Katie Kayleigh Toni Terri Elsie Florence Ivy Willow Harriet Matilda Scarlett Summer Skye Tilly Lottie Maisie Nancy Bonnie Robyn Eliza`),
  M: list(`Oliver Jack Harry George Thomas James Daniel Joshua William Charlie Samuel Ryan Luke Adam Matthew Michael Christopher David Andrew Paul Mark
    Lee Darren Craig Jason Scott Dean Kevin Stephen Gary Simon Robert Richard Peter John Alan Brian Keith Ian Neil Stuart Wayne Carl Shane Liam Connor
    Callum Kieran Jordan Ashley Nathan Aaron Kyle Lewis Jake Bradley Reece Tyler Alfie Archie Freddie Leo Theo Noah Oscar Arthur Finley Riley Jayden
    Hayden Jaxon Mason Logan Harvey Toby Max Ellis Louie Ronnie Reggie Teddy Tommy Frankie Albie Stanley Ralph Zachary Elliot Dominic Marcus Graham Barry`),
  family:
    list(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke
    Clark Harris Lewis Turner Hill Cooper Ward Moore Morris King Watson Baker Harrison Morgan Patel Young Allen Mitchell James Anderson Phillips Lee Bell
    Parker Davis Bennett Miller Cook Shaw Cox Marshall Collins Carter Adams Gray Mills Webb Palmer Barker Dixon Hunt Fox Knight Rogers Stevens Holmes
    Lloyd Butler Russell Barnes Fisher Jenkins Murray Dawson Powell Payne Perry West Burton Newman Osborne Frost Pearce Reeves Goddard Skinner Tanner`),
  stems: list(
    `Ash Black Brad Brom Cald Chad Cran Dun Elm Farn Green Hart Hazel Holl Kirk Lang Lin Marl Mil New Oak Pen Rad Red Rush Shel Stan Thorn Wake Wal Whit Win Wood`,
  ),
  ends: list(`field ford ham land ley man more shaw stone ton well wick worth by combe den hurst`),
};

export const IRISH = {
  F: list(
    `Aoife Siobhan Niamh Ciara Sinead Orla Roisin Maeve Caoimhe Grainne Bridget Kathleen Maureen Deirdre Noreen Eileen Mary Margaret Bernadette Saoirse Clodagh`,
  ),
  M: list(
    `Patrick Sean Michael Conor Declan Brendan Eoin Cormac Kieran Liam Niall Padraig Seamus Dermot Finbar Gerard Tadhg Oisin Cathal Martin Tom John-Joe`,
  ),
  family:
    list(`Murphy Kelly O'Sullivan Walsh O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher Doherty Kennedy Lynch Murray Quinn McDonagh
    Ward Connors Maughan McLoughlin Daly Brennan Burke Collins Nolan Fitzgerald O'Donoghue Cash Doran Delaney Hanrahan`),
};

export const CARIBBEAN = {
  F: list(
    `Shanice Tanisha Keisha Latoya Chantelle Monique Simone Beverley Yvonne Marcia Sonia Claudette Shereen Tiana Aaliyah Rihanna Kiara Destiny Tamika Naomi Ebony Jada Imani Precious Shantel Renee Charmaine Lorna Merle`,
  ),
  M: list(
    `Tyrone Delroy Leroy Winston Marlon Jermaine Dwayne Curtis Darnell Tyrell Malachi Kemar Romario Devante Jerome Trevor Errol Clive Rohan Omari Jaden Kymani Isaiah Elijah Zion Micah Tremaine Andre Leon Desmond`,
  ),
  family: list(
    `Campbell Brown Williams Reid Gordon Francis Grant Bailey Morrison Henry Thomas Edwards Charles Joseph Alexander Clarke Lewis Graham Samuels Wright Powell Blake Barrett Hinds Forde Gayle McKenzie Beckford Dacosta Pinnock Wedderburn Bogle Lindo`,
  ),
};

export const YORUBA = {
  english: {
    F: list(`Grace Mercy Blessing Esther Deborah Ruth Joy Comfort Patience Victoria Elizabeth Peace Gloria Faith`),
    M: list(`Emmanuel Samuel David Daniel Joseph Peter Michael Solomon Moses Victor Paul Stephen Sunday Godwin`),
  },
  heads: list(`Ade Olu Ayo Ola Oluwa Temi Omo Ife Akin Baba Kehinde`),
  tails: {
    F: list(`bukola funmi yinka titi sola bisi nike dunni toyin lola shade damilola`),
    M: list(`wale bayo yemi tunde seun kunle dele femi segun gbenga niyi rotimi`),
  },
  family: list(
    `Adeyemi Okafor Balogun Afolabi Adebayo Okonkwo Ogunleye Oyelaran Akinola Bello Eze Nwosu Adeleke Olatunji Fashola Oladipo Adesanya Obi Chukwu Ojo Salami Lawal Akande Onyango Olawale Shittu`,
  ),
};

export const AKAN = {
  F: list(`Akosua Adwoa Abena Akua Yaa Afia Ama Esi Efua`),
  M: list(`Kwasi Kojo Kwabena Kwaku Yaw Kofi Kwame Ebo Fiifi`),
  english: {
    F: list(`Gifty Mavis Janet Vida Cynthia Doreen Priscilla Abigail Linda Evelyn`),
    M: list(`Ernest Felix Isaac Prince Richmond Bernard Eric Francis Justice Clement`),
  },
  family: list(
    `Mensah Owusu Boateng Asante Osei Appiah Agyeman Antwi Amoah Addo Ofori Acheampong Frimpong Sarpong Bonsu Opoku Adjei Nkrumah Darko Yeboah Annan Quaye`,
  ),
};

export const SOMALI = {
  F: list(
    `Fatima Amina Halima Hodan Sahra Asha Khadija Hawa Ifrah Nimo Fadumo Maryan Zamzam Ayaan Sagal Hibo Ladan Idil Deqa Ubah Safiya Muna Filsan Ruqiya`,
  ),
  M: list(
    `Mohamed Ahmed Abdi Ali Hassan Abdullahi Yusuf Ibrahim Omar Ismail Farah Abdirahman Hussein Mahad Liban Warsame Jama Guled Bile Nuur Adan Salah Bashir Mustafa Dahir Elmi Roble Abshir`,
  ),
};

export const PAKISTANI = {
  F: list(
    `Shazia Nasreen Saima Ayesha Zainab Maryam Hina Sadia Rukhsana Farzana Samina Uzma Iqra Sana Mehwish Aliza Hafsa Noor Zara Rabia Sidra Kiran Bushra Tahira`,
  ),
  M: list(
    `Tariq Imran Asif Shahid Zahid Bilal Usman Hamza Hassan Adnan Faisal Kashif Nadeem Rizwan Waqas Zubair Junaid Saad Danish Arslan Yasir Khalid Javed Sajid`,
  ),
  before: list(`Mohammed Muhammad Syed`),
  marker: list(`Bibi Begum Akhtar Kausar Parveen`),
  family: list(
    `Khan Hussain Ahmed Ali Malik Mahmood Iqbal Shah Mirza Butt Chaudhry Qureshi Raja Sheikh Akhtar Hashmi Siddiqui Bhatti Rehman Aslam Dar Baig Abbasi Naqvi`,
  ),
};

export const BENGALI = {
  F: list(
    `Rahima Nasima Shahida Rina Salma Farida Rokeya Taslima Sultana Jesmin Nazma Ruksana Tahmina Lutfa Hasina Ayesha Sadia Nusrat Tanjila Maliha Raisa Anika`,
  ),
  M: list(
    `Karim Rahim Jamal Kamal Shahin Mizanur Faruk Salim Anwar Harun Abdul Nurul Shafiq Monir Rashed Tanvir Sabbir Mahin Rayhan Zakir Emon Labib`,
  ),
  before: list(`Md Mohammed Abdul Syed`),
  women: list(`Begum Khatun Akter Bibi Nessa Sultana`),
  men: list(`Miah Uddin Ali Islam Hussain Rahman Ahmed Haque Chowdhury Khan`),
};

export const SIKH = {
  either: list(
    `Harpreet Manpreet Gurpreet Jaspreet Simran Navjot Amandeep Kuldeep Balwinder Sukhwinder Parminder Jasmeet Harjit Gurjit Rajvir Kiran Jasleen Arjan Karanveer Baljit Satnam Ravinder Tejinder Sandeep`,
  ),
  family: list(
    `Gill Sandhu Dhillon Grewal Sidhu Bains Dhaliwal Sohal Virdi Johal Kang Mann Uppal Bassi Chahal Randhawa`,
  ),
};

export const GUJARATI = {
  F: list(
    `Hetal Nisha Priya Bhavna Jayshree Komal Mina Pooja Rekha Sonal Urvashi Dipti Kajal Riya Ishani Aarya Trisha Hansa`,
  ),
  M: list(
    `Amit Bhavesh Chirag Dipak Hitesh Jignesh Kalpesh Mehul Nilesh Pranav Rakesh Sanjay Vipul Dhruv Aarav Rohan Kishan Harish`,
  ),
  family: list(
    `Patel Shah Mistry Desai Parmar Solanki Chauhan Vaghela Modi Joshi Mehta Amin Thakkar Lad Rabadia Hirani Varsani Kerai`,
  ),
};

export const TAMIL = {
  F: list(
    `Tharshini Kavitha Nirosha Sujatha Vasanthi Abirami Meera Anusha Janani Dilani Sharmila Yalini Thulasi Mathusha Priyanka Kirushika`,
  ),
  M: list(
    `Sivakumar Rajkumar Suresh Kugan Tharan Pradeepan Mathan Nishanthan Vithushan Jeyakumar Ravindran Kandeepan Thayalan Arun Piranavan Sanjeevan`,
  ),
  fathers: list(
    `Kandiah Selvarajah Ponnampalam Sivapalan Nadarajah Thambirajah Kanagasabai Arumugam Balasingam Shanmuganathan Rasiah Vinayagamoorthy Paramanathan Kulasegaram`,
  ),
};

export const ARAB = {
  F: list(
    `Fatima Layla Nour Rania Huda Samira Yasmin Zahra Aya Hiba Salma Dalia Khadijah Sumaya Iman Warda Malak Jana`,
  ),
  M: list(
    `Mohammed Ahmad Omar Ali Hassan Youssef Khaled Mustafa Karim Ibrahim Tarek Samir Walid Nabil Bilal Ayman Hamza Zaid`,
  ),
  family: list(
    `Al-Hassan El-Sayed Haddad Khalil Mansour Nasser Saleh Al-Jaberi Bouzid Benali Hamdan Darwish El-Amrani Abdelaziz Al-Rashid Yacoub Shamsi Kassem Zaki Belkacem`,
  ),
};

export const TURKISH = {
  F: list(`Ayşe Fatma Zeynep Elif Emine Hülya Sevgi Derya Özlem Gülsüm Esra Melek Pınar Selin Yağmur Defne`),
  M: list(`Mehmet Mustafa Ahmet Hüseyin Hasan İbrahim Murat Kemal Serkan Emre Burak Özgür Yusuf Deniz Kaan Çağlar`),
  family: list(
    `Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Arslan Doğan Kılıç Koç Kurt Özdemir Polat Aksoy Güneş Karataş`,
  ),
};

export const POLISH = {
  F: list(
    `Agnieszka Katarzyna Małgorzata Anna Magdalena Joanna Monika Ewa Zofia Julia Maja Oliwia Aleksandra Natalia Dorota Beata Izabela Kinga`,
  ),
  M: list(
    `Piotr Krzysztof Andrzej Tomasz Paweł Michał Marcin Łukasz Jakub Kacper Szymon Filip Mateusz Dawid Grzegorz Wojciech Zbigniew Rafał`,
  ),
  stems: list(
    `Kowal Wiśniew Lewandow Zieliń Szymań Dąbrow Kozłow Jankow Piotrow Grabow Pawłow Michal Nowakow Wróblew Jabłoń Sadow Malinow Borkow Czarnec Ostrow`,
  ),
  plain: list(`Nowak Wójcik Mazur Kaczmarek Krawczyk Duda Wilk Pająk Gołąb Sikora`),
};

export const ROMANIAN = {
  F: list(
    `Maria Elena Ioana Andreea Mihaela Cristina Alina Daniela Florentina Ramona Larisa Bianca Denisa Narcisa Rebeca Esmeralda`,
  ),
  M: list(
    `Ion Andrei Alexandru Mihai Cristian Florin Gheorghe Marius Ionuț Vasile Daniel Adrian Răzvan Costel Samuel Darius`,
  ),
  family: list(
    `Popa Ionescu Popescu Dumitru Stan Stoica Gheorghe Rusu Munteanu Matei Constantin Marin Ciobanu Lupu Căldăraru Lăcătuș Rădulescu Ștefan Dinu Muntean`,
  ),
};

export const PORTUGUESE = {
  F: list(
    `Maria Ana Joana Inês Beatriz Mariana Sofia Catarina Rita Carla Sandra Fernanda Luísa Conceição Patrícia Débora`,
  ),
  M: list(`João José António Pedro Rui Tiago Miguel Carlos Paulo Nuno Luís Diogo Gonçalo Rafael Wagner Thiago`),
  family: list(
    `Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes Marques Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes`,
  ),
};

export const CHINESE = {
  family: list(`Chen Li Wang Zhang Lin Huang Wong Chan Lau Liu Yang Wu Zhou Xu Cheung Ng Ho Leung Zheng Zhao`),
  syllables: {
    F: list(`Mei Li Xiu Ying Hui Fang Lan Yan Jing Qing Yu Xin Na Min Ling Hua`),
    M: list(`Wei Ming Jun Jian Hao Feng Qiang Lei Bo Tao Kai Zhi Yong Gang Long Cheng`),
  },
  english: {
    F: list(`Amy Vivian Joyce Cindy Grace Jenny Fiona Alice`),
    M: list(`Kevin Eric Jason Andy Tony Raymond Vincent Alan`),
  },
};

export const VIETNAMESE = {
  family: list(`Nguyen Tran Le Pham Hoang Vu Dang Bui Do Ngo`),
  F: list(`Lan Huong Mai Linh Thu Hanh Ngoc Trang Phuong Hoa Yen Nhung`),
  M: list(`Minh Tuan Hung Duc Nam Long Quang Dung Hieu Khanh Thanh Son`),
};

export const AFGHAN = {
  F: list(`Zahra Fatima Maryam Farida Shukria Nargis Laila Parwana Zainab Marwa Freshta Gulalai Soraya Hosna`),
  M: list(
    `Ahmad Mohammad Abdul Rahmatullah Najibullah Farid Hamid Omid Zabihullah Noorullah Habib Sayed Esmatullah Jawad Mirwais Wahidullah`,
  ),
  family: list(`Ahmadi Rahimi Mohammadi Hosseini Safi Noori Stanekzai Amiri Sherzad Karimi Zazai Popal Wardak Momand`),
};

export const HABESHA = {
  F: list(`Selam Almaz Tsehay Hiwot Rahel Meron Saba Bethlehem Feven Luwam Eden Senait Winta Yordanos Mihret Helen`),
  M: list(
    `Tesfaye Yonas Daniel Berhane Dawit Solomon Mulugeta Abraham Filmon Samuel Kidane Haile Girmay Tekle Yohannes Biniam Robel Amanuel`,
  ),
};
