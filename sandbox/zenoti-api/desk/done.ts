import type { Json } from '../store/rows';

/** What was done, and the webhook that Zenoti sends of it; `null` where it sends none. */
export interface Done {
	readonly id: string;
	readonly webhook: Json | null;
}
