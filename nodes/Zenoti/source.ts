import { zenotiProfile } from '../../vendors/zenoti/profile';
import type { TriggerSource } from '../common/receiveDelivery';

export const zenotiSource: TriggerSource = {
	profile: zenotiProfile,
	credentialType: 'zenotiWebhookApi',
	secretName: 'signing secret',
	fields: { current: 'signingSecret', previous: 'previousSigningSecret', encoding: null },
};
