import type { SourceProfile } from '../../core/intake/profile';
import { wellnessLivingProfile } from '../../vendors/wellnessliving/profile';
import { zenotiProfile } from '../../vendors/zenoti/profile';
import { wellnessLivingSchedule, zenotiSchedule, type DeliverySchedule } from './schedule';

export interface VendorSender {
	readonly profile: SourceProfile;
	readonly schedule: DeliverySchedule;
	/** The secret of the standalone sandbox. */
	readonly secret: string;
}

/** What makes a sender of each vendor; the names are the studio's `system`. */
export const vendorSenders = {
	zenoti: {
		profile: zenotiProfile,
		schedule: zenotiSchedule,
		secret: 'sandbox-zenoti-signing-secret',
	},
	wellnessliving: {
		profile: wellnessLivingProfile,
		schedule: wellnessLivingSchedule,
		secret: 'sandbox-wellnessliving-webhook-key',
	},
} as const satisfies Readonly<Record<string, VendorSender>>;
