import {words, type Custom} from './custom.ts';

const MUSLIM_GIRLS = words(`
  Aisha Fatima Maryam Zainab Khadija Amina Sumaiya Hafsa Safiya Asma Ruqayyah Sana Nadia Farah Samina Shazia Rukhsana
  Nasreen Parveen Saima Yasmin Rabia Humaira Tahira Shabana Nazia Iqra Aqsa Mahnoor Laiba Hania Inaya Anaya Eshal Ayesha
  Alisha Zara Sara Noor Hira Kiran Bushra Uzma Farzana Rehana Mumtaz Naseem Shahida Robina Zahra Tasneem Hajra Sidra
  Maham Areeba`);
const MUSLIM_BOYS = words(`
  Mohammed Ali Ahmed Hassan Hamza Ibrahim Yusuf Omar Bilal Usman Imran Adnan Kamran Asif Nadeem Tariq Khalid Shahid Zahid
  Waqas Faisal Junaid Zeeshan Haris Ayaan Rayyan Musa Isa Eesa Zain Hussain Abdullah Abdul Rashid Javed Iqbal Pervez
  Naveed Sajid Wasim Rizwan Farhan Arslan Danyal Ismail Idris Sulaiman Yahya Talha Huzaifa Umar Saad Shoaib Arif Aftab
  Mahmood Ghulam Noman Ehsan`);

export const PAKISTANI: Custom = {
  name: 'pakistani',
  share: 0.06,
  style: 'muslim-free',
  january: 0.07,
  takesName: 0.3,
  girls: MUSLIM_GIRLS,
  boys: MUSLIM_BOYS,
  families: words(`
    Khan Ahmed Hussain Malik Shah Mahmood Akhtar Iqbal Sheikh Butt Mirza Chaudhry Qureshi Raja Ali Rehman Siddiqui Anwar
    Aslam Bashir Bhatti Dar Farooq Hanif Javed Kayani Latif Mughal Nawaz Nazir Rafiq Rana Rashid Raza Saleem Shabir
    Sharif Tariq Yaqub Younis Zaman Zafar Abbasi Ashraf Awan Baig Ditta Gill Hameed Ishaq Khaliq Lone Majid Naqvi`),
};

export const BENGALI: Custom = {
  name: 'bengali',
  share: 0.055,
  style: 'begum',
  january: 0.2,
  takesName: 0.05,
  girls: words(`
    Fatema Nasima Rahima Shirin Sultana Salma Hasina Rina Shahanara Taslima Jahanara Ruksana Shapna Lubna Halima Sabina
    Nazma Momotaz Rehena Anwara Shefa Sadia Tahmina Nusrat Farhana Tanjina Maliha Nabila Tasnim Raisa Aniqa Samiha Jannat
    Afia Mahira Tania Shamima Kulsuma Rokeya Majeda Rabeya Layla Amirah Ishrat Sharmin Mahfuza`),
  boys: words(`
    Mohammed Abdul Md Shah Syed Rahim Karim Shahid Faruk Kamal Jamal Nazrul Shafiqul Rafiqul Aminul Saiful Tariqul Anwar
    Delwar Mizanur Habibur Mujibur Ataur Lutfur Shamsul Nurul Badrul Mahbub Rezaul Tofayel Sajjad Tanvir Fahim Rakib
    Nayeem Sakib Zakir Foysal Ashraf Tahmid Ridwan Adeeb Mahir Rayan Nabil Farhan Ishaq Shakil Jubayer Imam`),
  families: words(`
    Ali Miah Uddin Rahman Islam Ahmed Hussain Hoque Khan Choudhury Chowdhury Alam Haque Kabir Karim Ullah Malik Sarker
    Talukder Sikder Bhuiyan Mia Hossain Akhtar Sultan Syed Quddus Rob Noor Aziz Matin Mannan Motin Latif Kalam Salam Jabbar
    Khaleque Barik Goni`),
};

export const SIKH: Custom = {
  name: 'sikh',
  share: 0.035,
  style: 'kaur-singh',
  january: 0.04,
  takesName: 0.4,
  girls: words(`
    Harpreet Manpreet Jaspreet Simran Gurpreet Amandeep Kiran Jasmin Navdeep Rajinder Surinder Balwinder Kulwinder Parminder
    Sukhwinder Harjit Manjit Ranjit Daljit Baljit Amrit Jasleen Kirandeep Ravneet Avneet Gurleen Harleen Mehar Prabhjot
    Satwant Tejinder Rupinder Narinder Jagdeep Bhupinder Pavneet`),
  boys: words(`
    Harpreet Gurpreet Jaspreet Amandeep Sukhdeep Mandeep Hardeep Balwinder Kulwinder Sukhwinder Parminder Jagtar Avtar
    Mohinder Gurdeep Harjinder Manjit Ranjit Daljit Kuldeep Baldev Gurmeet Jaswinder Arjan Kabir Angad Fateh Jeevan
    Karan Rajvir Sahib Tejpal Navraj Pardeep Inderjit`),
  families: words(`
    Gill Sandhu Dhillon Sidhu Grewal Dhaliwal Bains Brar Johal Rai Virk Mann Sahota Sangha Hundal Kang Bhogal Panesar Matharu
    Sohal Chahal Deol Bajwa Randhawa Cheema Thind Atwal Purewal Dosanjh Hayer Basra Nijjar Uppal Kalsi Sond Lally`),
};

export const INDIAN: Custom = {
  name: 'indian',
  share: 0.075,
  style: 'family',
  january: 0.03,
  takesName: 0.75,
  girls: words(`
    Priya Anjali Pooja Neha Nisha Meera Kavita Sunita Anita Rekha Hema Jyoti Bhavna Hansa Kokila Manjula Pushpa Usha Lata
    Nita Rupal Sejal Hetal Payal Krupa Dipti Khushi Diya Aanya Riya Anaya Ishani Kavya Saanvi Aadhya Myra Shreya Trisha
    Lakshmi Padma Divya Geetha Radha Sangeeta Shanti Vandana Urmila Jaya Bina Ila`),
  boys: words(`
    Rahul Amit Raj Sanjay Vijay Anil Sunil Rakesh Mukesh Dinesh Suresh Ramesh Mahesh Kiran Nilesh Hitesh Jayesh Bhavesh
    Ketan Chirag Vishal Nikhil Rohan Aarav Arjun Vihaan Krish Dev Ishaan Aryan Kunal Sachin Deepak Ashok Harish Kantilal
    Ravi Mohan Prakash Naveen Karthik Ganesh Bharat Pravin Jitendra Hasmukh Manish Pranav Neel Shivam Veer`),
  families: words(`
    Patel Shah Sharma Desai Mehta Joshi Gupta Kumar Singh Verma Reddy Rao Nair Menon Iyer Pillai Mistry Parmar Chauhan
    Solanki Vyas Trivedi Pandya Bhatt Modi Thakkar Lakhani Kotecha Raval Amin Gohil Vaghela Varsani Hirani Kerai Halai
    Pindoria Kapoor Malhotra Arora Khanna Chopra Das Ghosh Banerjee Mukherjee Sen Bose Jain Agarwal Mishra Naidu Subramaniam`),
};

export const TAMIL: Custom = {
  name: 'tamil',
  share: 0.025,
  style: 'patronymic-chain',
  january: 0.06,
  takesName: 0.6,
  girls: words(`
    Thusha Nirosha Abirami Kavitha Sivagowri Vasanthi Mathuri Keerthana Dharshini Janani Kirushika Lavanya Nithya Pavithra
    Rajeswari Saranya Shalini Sumathi Thivya Yalini Anusha Harini Logini Menaka Sujitha`),
  boys: words(`
    Sivakumar Rajkumar Suresh Kugan Thayaparan Nirmalan Vithushan Kajan Pirakash Sutharsan Balakumar Mathan Kirushan
    Anojan Arunan Janarthan Sathees Thushan Ragavan Senthil Mohanraj Yogarajah Sasikaran Dharshan`),
  families: words(`
    Sivanathan Rajaratnam Selvarajah Nadarajah Kandiah Ponnampalam Sivapalan Thambirajah Navaratnam Mahalingam Kanagaratnam
    Arulanantham Balasingam Chelliah Ganeshalingam Jeyakumar Kumarasamy Logeswaran Murugesu Paramsothy Ratnasingam
    Sathasivam Tharmalingam Vigneswaran Yogeswaran`),
};
