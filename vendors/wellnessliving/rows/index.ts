import type { RowExport } from '../../../core/rows';
import { wellnessLivingClients } from './client-rows';
import { wellnessLivingSales } from './sale-rows';
import { wellnessLivingAttendance } from './visit-rows';

/** The exports of WellnessLiving that can be imported. */
export const wellnessLivingExports: readonly RowExport[] = [
	wellnessLivingClients,
	wellnessLivingAttendance,
	wellnessLivingSales,
];
