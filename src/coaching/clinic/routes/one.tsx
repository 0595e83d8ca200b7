import type { Answer } from '#platform/http/route.ts';
import { whyNotChange } from '../rules/moves.ts';
import { OnePage } from '../views/one-page.tsx';
import { type ClinicVisit, clinicOf, trailOf, workPage } from './visit.tsx';

export async function showOne(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const mayChange = whyNotChange(clinic, visit.viewer) === null;
  const body = <OnePage clinic={clinic} mayChange={mayChange} />;
  return workPage({ title: clinic.title, trail: trailOf(), body });
}
