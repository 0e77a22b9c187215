import { wellnessLivingProfile } from '../../vendors/wellnessliving/profile';
import type { TriggerSource } from '../common/receiveDelivery';

export const wellnessLivingSource: TriggerSource = {
	profile: wellnessLivingProfile,
	credentialType: 'wellnessLivingWebhookApi',
	fields: { current: 'webhookKey', previous: 'previousWebhookKey', encoding: 'signatureEncoding' },
};
