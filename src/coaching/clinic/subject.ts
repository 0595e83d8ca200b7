import type { SubjectDoor } from '#files/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { ClinicId } from './model/clinic.ts';
import { paperPlaces } from './model/outcome.ts';
import { paths } from './paths.ts';
import { clinicsByIds } from './queries/clinics.ts';
import { isHost } from './rules/moves.ts';

const placeName = (place: string): string => {
  const known = paperPlaces.find((it) => it === place);
  return known ? t(`clinic.paper.${known}`) : place;
};

/** Who may read the papers of a clinic: materials by who reads it, the rest by those who work at it. */
function door(kind: 'clinic' | 'clinic_record'): SubjectDoor {
  return {
    kind,
    read: async (conn, viewer, ids) => {
      // Who has no account reads the page of an open clinic, and none of its papers.
      if (!viewer.person) return new Map();
      const found = await clinicsByIds(conn, viewer, ids as readonly ClinicId[]);
      const read = found.filter((it) => kind === 'clinic' || isHost(it, viewer));
      const href = kind === 'clinic' ? paths.one : paths.papers;
      return new Map(
        read.map((it) => [
          it.id as string,
          { reads: 'work' as const, title: it.title, href: href.to(it.id), placeName },
        ]),
      );
    },
  };
}

export const clinicSubjects: readonly SubjectDoor[] = [door('clinic'), door('clinic_record')];
