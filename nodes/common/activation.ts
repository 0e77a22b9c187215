import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { hmacSha256, usableSecrets } from '../../core/intake';
import type { TriggerSource } from './receiveDelivery';
import { readTriggerSettings } from './triggerSettings';

/**
 * Refuses to activate a trigger that could verify nothing, or whose settings cannot be read. The vendors have no
 * endpoint to register a webhook, so this is all that activation has to do.
 */
export async function checkBeforeActivation(
	context: IHookFunctions,
	source: TriggerSource,
): Promise<boolean> {
	const node = context.getNode();
	const settings = readTriggerSettings(node);
	const [problem] = settings.problems;
	if (problem !== undefined) {
		throw new NodeOperationError(node, problem.message, { description: problem.description });
	}
	if (settings.isVerified) await requireSecret(context, source);
	return true;
}

async function requireSecret(context: IHookFunctions, source: TriggerSource): Promise<void> {
	const { label } = source.profile;
	const { secretName } = source;
	const fields = await context.getCredentials(source.credentialType);
	if (usableSecrets([fields[source.fields.current]]).length > 0) return;
	throw new NodeOperationError(context.getNode(), `The ${label} ${secretName} is empty`, {
		description: `Open the credential of this node, paste the ${secretName} that ${label} gave you for this webhook, save, and publish the workflow again. Without it nobody could tell a real delivery from a forged one.`,
	});
}

/** For the "test" of a webhook credential: what can be said of a secret without sending anything. */
export function secretAdvice(current: unknown, previous: unknown): { isUsable: boolean; message: string } {
	const [secret] = usableSecrets([current]);
	if (secret === undefined) {
		return {
			isUsable: false,
			message: 'The secret is empty: paste the one your vendor gave you for this webhook',
		};
	}
	if (secret !== current) {
		return { isUsable: true, message: 'Saved. White space around the secret is ignored' };
	}
	const [older] = usableSecrets([previous]);
	if (older !== undefined && hmacSha256(older, '').equals(hmacSha256(secret, ''))) {
		return {
			isUsable: false,
			message: 'Both secrets are the same: leave the previous one empty, or paste the old one there',
		};
	}
	return {
		isUsable: true,
		message: 'Saved. Send a test event from your vendor to see whether it is the right one',
	};
}
