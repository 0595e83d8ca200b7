/**
 * Indonesian words that stand in nearly every text and find nothing; PostgreSQL ships no such list.
 * Left out of the index and of every query by the same function, so that phrases agree. Words that name things in
 * titles («Sepatu Kita», «satu pintu») are not among them.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `ada adalah adanya agar akan akibat antara apabila atas atau bagi bahwa beberapa belum berbagai berupa bila bisa boleh
  bukan dalam dan dapat dari daripada demikian dengan di dll dsb hal hanya harus hingga ia ialah ini itu jadi jika juga
  karena ke kemudian kepada ketika lagi lain lalu lebih maka masih masing maupun melalui memang menjadi merupakan mereka
  meskipun namun nya oleh pada para per pernah pula pun saat saja sampai sangat sebab sebagai sebagaimana sebelum sebuah
  secara sedang sedangkan sehingga sejak selain selama sementara seperti serta sesuai setelah setiap suatu sudah supaya
  tapi telah tentang terhadap terkait termasuk tersebut tetapi untuk yaitu yakni yang`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
