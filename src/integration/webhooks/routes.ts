import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { deedRoutes } from './routes/deeds.tsx';
import { deliveryRoutes } from './routes/deliveries.tsx';
import { hookRoutes, listRoutes } from './routes/hooks.tsx';

/** Every page of the webhooks, fixed addresses before those with an id. */
export const webhookRoutes: readonly Route<Viewer>[] = [...listRoutes, ...deliveryRoutes, ...hookRoutes, ...deedRoutes];
