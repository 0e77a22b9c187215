import { wellnessLivingProfile } from '../../vendors/wellnessliving/profile';
import type { TriggerSource } from '../common/receiveDelivery';

export const wellnessLivingSource: TriggerSource = {
	profile: wellnessLivingProfile,
	credentialType: 'wellnessLivingWebhookApi',
	secretName: 'webhook key',
	fields: { current: 'webhookKey', previous: 'previousWebhookKey', encoding: 'signatureEncoding' },
};
