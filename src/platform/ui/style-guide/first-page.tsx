import { Card, CardList } from '../card.tsx';
import { Hero } from '../page-header.tsx';
import { SearchBox } from '../search-box.tsx';
import { Section } from '../section.tsx';
import { StatGroup, StatNumber } from '../stat-number.tsx';

/** How the first page of a site begins: what this is, where to search, what is there. */
export function FirstPageSample() {
  return (
    <>
      <Hero
        title="Temukan inovasi yang sudah terbukti"
        lead="Cari dulu sebelum membuat. Tiru, sesuaikan, dan selesaikan masalah sampai tuntas."
      >
        <SearchBox
          large
          action="#cari"
          label="Apa masalah yang ingin Anda selesaikan?"
          hint="Misalnya antrean, anak putus sekolah, atau sepeda"
        />
      </Hero>
      <StatGroup>
        <StatNumber label="Inovasi terbit" value={1240} href="#inovasi" />
        <StatNumber label="Masalah tuntas" value={37} note="dari 112 masalah" href="#masalah" />
        <StatNumber label="Kabupaten/kota" value="33" note="semuanya ikut serta" />
      </StatGroup>
      <Section title="Baru diterbitkan" action={{ text: 'Semua inovasi', href: '#semua' }}>
        <CardList look="grid">
          <Card title="Demi Sepeda Bagus" href="#1" facts={['Kabupaten Deli Serdang', '2021']}>
            Layanan belajar berkebutuhan khusus melalui pusat kegiatan belajar masyarakat.
          </Card>
          <Card title="Antrean Tanpa Antre" href="#2" facts={['Kota Medan', '2023']}>
            Nomor antrean rumah sakit diambil dari rumah, tanpa aplikasi baru.
          </Card>
          <Card title="Pelayanan Keliling Kepulauan" href="#3" facts={['Kabupaten Nias Selatan']} />
        </CardList>
      </Section>
    </>
  );
}
