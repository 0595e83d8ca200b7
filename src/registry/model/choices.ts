/** Tahapan (IGA profile form, item 3). */
export const stages = ['initiative', 'trial', 'implementation'] as const;
/** Inisiator inovasi (item 4). */
export const initiators = ['regional_head', 'council_member', 'office', 'civil_servant', 'community'] as const;
/** Klasifikasi (item 6). */
export const classifications = ['office', 'village', 'community'] as const;
/** Bentuk inovasi (item 8). */
export const forms = ['governance', 'public_service', 'other'] as const;
/** Keberlanjutan: statuses used for following up (domain §6). */
export const sustainabilityStatuses = ['developing', 'continuing', 'dormant', 'stopped'] as const;

export type Stage = (typeof stages)[number];
export type Initiator = (typeof initiators)[number];
export type Classification = (typeof classifications)[number];
export type InnovationForm = (typeof forms)[number];
export type Sustainability = (typeof sustainabilityStatuses)[number];
