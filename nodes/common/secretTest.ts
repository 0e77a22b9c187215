import type { ICredentialsDecrypted, INodeCredentialTestResult } from 'n8n-workflow';
import { secretAdvice } from './activation';
import type { TriggerSource } from './receiveDelivery';

/** The test of a webhook credential: the vendors have nothing to ask, so it says what can be told from the secret itself. */
export function secretTest({ fields }: TriggerSource) {
	return async (credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> => {
		const advice = secretAdvice(credential.data?.[fields.current], credential.data?.[fields.previous]);
		return { status: advice.isUsable ? 'OK' : 'Error', message: advice.message };
	};
}
