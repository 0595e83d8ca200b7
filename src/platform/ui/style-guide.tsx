import { Button, DisabledWithReason, LinkButton } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { Notice } from './notice.tsx';
import { PageHeader } from './page-header.tsx';
import { Pagination } from './pagination.tsx';
import { Section } from './section.tsx';
import { FigureSamples } from './style-guide/figures.tsx';
import { FindSamples } from './style-guide/find.tsx';
import { FormSamples } from './style-guide/forms.tsx';
import { ListSamples } from './style-guide/lists.tsx';
import { TextSamples } from './style-guide/texts.tsx';
import { Tabs } from './tabs.tsx';
import { Tag } from './tag.tsx';

export { FirstPageSample } from './style-guide/first-page.tsx';

/** Every component in its states, for those who build pages; made by tools/style-guide.ts and served to nobody. */
export function StyleGuide() {
  return (
    <>
      <PageHeader
        kicker="Panduan tampilan"
        title="Satu tampilan untuk semua halaman"
        lead="Setiap komponen dalam setiap keadaan, dengan isi yang menyerupai isi sebenarnya."
        facts={
          <>
            <Tag tone="success">Terbit</Tag>
            <span>Diperbarui 24 November 2026</span>
          </>
        }
        actions={
          <>
            <Button>Simpan dan lanjutkan</Button>
            <LinkButton href="#" look="secondary">
              Lihat contoh
            </LinkButton>
          </>
        }
      />
      <Tabs
        label="Bagian panduan"
        tabs={[
          { text: 'Semua', href: '#semua', current: true, count: 12 },
          { text: 'Draf', href: '#draf', current: false, count: 3 },
          { text: 'Riwayat', href: '#riwayat', current: false },
        ]}
      />
      <StateSamples />
      <FormSamples />
      <ListSamples />
      <FindSamples />
      <FigureSamples />
      <TextSamples />
    </>
  );
}

const TONES = ['neutral', 'accent', 'info', 'success', 'warning', 'danger'] as const;

function StateSamples() {
  return (
    <>
      <Section title="Tombol">
        <div class="actions">
          <Button>Utama</Button>
          <Button look="secondary">Kedua</Button>
          <Button look="danger">Hapus</Button>
          <Button look="plain">Batal</Button>
          <Button small look="secondary">
            Kecil
          </Button>
        </div>
        <div class="mt-6">
          <DisabledWithReason id="kirim" reason="Lengkapi dahulu ringkasan dan dampak, lalu kirim ke admin.">
            Kirim ke admin
          </DisabledWithReason>
        </div>
      </Section>
      <Section title="Keadaan">
        <p class="flex flex-wrap gap-2">
          {TONES.map((tone) => (
            <Tag key={tone} tone={tone}>
              {tone}
            </Tag>
          ))}
        </p>
        <div class="mt-6 grid gap-4">
          <Notice title="Pendaftaran ditutup 30 November 2026 pukul 23.59 WIB">
            <p>
              Waktu mengikuti jam peladen. <a href="#jadwal">Lihat jadwal</a>.
            </p>
          </Notice>
          <Notice tone="success" title="Perubahan disimpan" />
          <Notice tone="warning" title="Catatan ini belum punya penanggung jawab aktif" />
          <Notice tone="danger">Berkas tidak dapat dibaca. Pastikan berkas berformat XLSX, CSV, atau TSV.</Notice>
        </div>
      </Section>
      <Section title="Kosong dan halaman">
        <EmptyState level={3} title="Belum ada draf" action={{ text: 'Mulai draf', href: '#mulai' }}>
          <p>Draf yang Anda mulai tersimpan di sini sampai dikirim ke admin.</p>
        </EmptyState>
        <Pagination page={4} pages={27} hrefOf={(page) => `#hal-${page}`} />
      </Section>
    </>
  );
}
