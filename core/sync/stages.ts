import { bookingStatuses } from '../event';

export const saleStages = ['sale_closed', 'sale_refunded', 'sale_voided'] as const;
export type SaleStage = (typeof saleStages)[number];

/** Everything that can move a deal: the statuses of a booking, then what happened to its sale. */
export const dealStatuses = [...bookingStatuses, ...saleStages] as const;
export type DealStatus = (typeof dealStatuses)[number];

/** The pipeline deals are kept in, and the stage each status moves them to. */
export interface Pipeline {
	readonly id: string;
	readonly stages: ReadonlyMap<DealStatus, string>;
}
