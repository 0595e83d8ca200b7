import { BarPair } from '../bar-pair.tsx';
import { FileProgress } from '../file-progress.tsx';
import { Meter, Progress } from '../progress.tsx';
import { Section } from '../section.tsx';
import { StatGroup, StatNumber } from '../stat-number.tsx';
import { TileMap } from '../tile-map.tsx';

// Rows of four-letter names; a dot is no tile.
const GRID = [
  '. LKT BJI MDN DSD . .',
  '. KRO DRI TBT SBG BTB .',
  'PPB HBS SMR PMS ASH TJB .',
  '. TPT SMO TBA LBU LBS .',
  'NIU SBA TPU PLT LBB . .',
  'NIB GST TPS PSP . . .',
  '. NIA NIS MDI . . .',
];

const tiles = GRID.flatMap((line, row) =>
  line.split(' ').flatMap((label, column) => {
    if (label === '.') return [];
    const count = ((row * 7 + column * 3) % 11) * (column % 3);
    return [{ code: `${row}${column}`, label, name: `Wilayah ${label}`, row, column, count, href: `#w-${label}` }];
  }),
);

/** Figures, charts and the map of equal tiles. */
export function FigureSamples() {
  return (
    <>
      <Section title="Angka">
        <StatGroup>
          <StatNumber label="Inovasi terbit" value={1240} href="#inovasi" />
          <StatNumber label="Masalah tuntas" value={37} note="dari 112 masalah" href="#masalah" />
          <StatNumber label="Replikasi" value={86} />
          <StatNumber label="Kabupaten/kota ikut serta" value="33 dari 33" />
        </StatGroup>
      </Section>
      <Section title="Kemajuan">
        <div class="grid gap-8">
          <Progress label="Bagian terisi" value={5} max={8} />
          <FileProgress
            label="inovasi-2026.xlsx"
            state="Memeriksa baris 6.200 dari 10.000"
            done={6200}
            total={10000}
            pollUrl="/kemajuan"
            reload="#"
            finished={false}
          />
          <Meter
            label="Kelengkapan"
            percent={72}
            missing={[
              { text: 'Nilai sesudah', href: '#dampak', why: 'Tanpa angka sesudah, dampak tidak terlihat.' },
              { text: 'Sumber angka', href: '#sumber' },
            ]}
          />
        </div>
      </Section>
      <Section title="Dampak">
        <div class="grid gap-8">
          <BarPair
            label="Waktu layanan"
            unit="hari"
            before={14}
            after={3}
            beforeWhen="2020"
            afterWhen="2022"
            change="Turun 79 %"
          />
          <BarPair label="Peserta didik aktif" unit="orang" before={112} after={1346.5} change="Naik 1.102 %" />
          <BarPair label="Pengaduan selesai" unit="%" before={51} after={null} />
        </div>
      </Section>
      <Section title="Peta">
        <TileMap
          title="Inovasi menurut kabupaten/kota"
          unit="Inovasi"
          tiles={tiles.map((tile) => ({ ...tile, selected: tile.label === 'PMS' }))}
        />
      </Section>
    </>
  );
}
