import { DescriptionText } from '../description-text.tsx';
import { Prose, Section } from '../section.tsx';

const WRITTEN = `Anak berkebutuhan khusus di pesisir sulit bersekolah.
Jarak ke sekolah luar biasa lebih dari 30 km.

- Belajar di PKBM terdekat
- Keluarga ikut mengajar
- Guru menyesuaikan bahan

Selengkapnya di https://contoh.go.id/inovasi/demi-sepeda-bagus?halaman=1 (diakses 2024).`;

/** Running text, ours and the readers'. */
export function TextSamples() {
  return (
    <>
      <Section title="Uraian">
        <DescriptionText text={WRITTEN} />
      </Section>
      <Section title="Teks halaman">
        <Prose>
          <p>
            Tuntas membantu kantor menemukan <a href="#inovasi">inovasi yang sudah terbukti</a> untuk masalah yang
            nyata.
          </p>
          <h3>Langkah</h3>
          <ol>
            <li>Catat masalahnya.</li>
            <li>Cari inovasi yang pernah menyelesaikannya.</li>
            <li>Tiru dan sesuaikan.</li>
          </ol>
        </Prose>
      </Section>
    </>
  );
}
