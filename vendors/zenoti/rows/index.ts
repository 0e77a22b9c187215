import type { RowExport } from '../../../core/rows';
import { zenotiAppointments } from './booking-rows';
import { zenotiGuests } from './client-rows';
import { zenotiSales } from './sale-rows';

/** The exports of Zenoti that can be imported. */
export const zenotiExports: readonly RowExport[] = [zenotiAppointments, zenotiGuests, zenotiSales];
