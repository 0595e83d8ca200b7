import { Button } from '../button.tsx';
import { Card, CardList } from '../card.tsx';
import { Highlighted } from '../description-text.tsx';
import { ActiveFilters, FacetGroup, FilterForm } from '../facet-group.tsx';
import { Form, FormActions } from '../form.tsx';
import { hitEnd, hitStart } from '../hit-marks.ts';
import { SearchBox } from '../search-box.tsx';
import { Section, SideLayout } from '../section.tsx';
import { Tag } from '../tag.tsx';
import { DateField, TextField } from '../text-field.tsx';

const AFFAIRS = ['Pendidikan', 'Kesehatan', 'Sosial', 'Perhubungan', 'Pangan', 'Kebudayaan', 'Statistik', 'Pertanahan'];

/** Search, facets and results. */
export function FindSamples() {
  return (
    <Section title="Pencarian">
      <FindForm />
      <div class="my-8">
        <SearchBox large action="#cari" label="Cari inovasi" hint="Tulis masalah atau nama, misalnya sepeda" />
      </div>
      <SideLayout side={<Filters />}>
        <div id="hasil" data-part>
          <ActiveFilters
            clear="#semua"
            filters={[
              { text: 'Pendidikan', href: '#tanpa-a' },
              { text: 'Kota Medan', href: '#tanpa-b' },
            ]}
          />
          <p class="mb-4" role="status">
            144 inovasi ditemukan
          </p>
          <CardList>
            <Card title="Demi Sepeda Bagus" href="#1" facts={['Kabupaten Deli Serdang', 'Dinas Pendidikan', '2021']}>
              <Highlighted text={`Layanan belajar berkebutuhan khusus, dari ${hitStart}sepeda${hitEnd} sampai PKBM.`} />
            </Card>
            <Card
              title="Pelayanan Terpadu Keliling Kepulauan dengan judul yang cukup panjang untuk dua baris"
              href="#2"
              facts={['Kabupaten Nias Selatan']}
              tags={
                <>
                  <Tag tone="accent">Top 45</Tag>
                  <Tag>3 replikasi</Tag>
                </>
              }
            />
          </CardList>
        </div>
      </SideLayout>
    </Section>
  );
}

function FindForm() {
  return (
    <Form method="get" action="#cari" label="Cari kegiatan">
      <TextField name="who" label="Nama orang" optional hint="Sebagian nama sudah cukup." />
      <DateField name="from" label="Dari tanggal" optional hint="" />
      <DateField name="to" label="Sampai tanggal" optional hint="" />
      <FormActions>
        <Button>Tampilkan</Button>
        <a href="#hapus">Hapus saringan</a>
      </FormActions>
    </Form>
  );
}

function Filters() {
  return (
    <FilterForm action="#cari" active={2} keep={{ q: 'sepeda' }}>
      <FacetGroup
        name="urusan"
        label="Urusan"
        choices={AFFAIRS.map((label, index) => ({ value: label, label, count: 40 - index * 5, checked: index === 0 }))}
      />
      <FacetGroup
        name="jenis"
        label="Jenis"
        open={false}
        choices={[
          { value: 'digital', label: 'Digital', count: 81, checked: false },
          { value: 'non', label: 'Bukan digital', count: 63, checked: false },
        ]}
      />
    </FilterForm>
  );
}
