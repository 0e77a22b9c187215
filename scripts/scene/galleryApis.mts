import { createRandom } from '../../sandbox/random/random';
import { createStudio } from '../../sandbox/studio';
import { startWellnessLivingApi, type WellnessLivingSandbox } from '../../sandbox/wellnessliving-api';
import { startZenotiApi, type ZenotiApiSandbox } from '../../sandbox/zenoti-api';
import type { CredentialFixture } from '../n8n/instance.mts';

/** Ids of the imported API credentials; the wrong ones are for what n8n says about them. */
export const apiCredentialIds = {
	zenotiApi: 'credZenotiApi0001',
	wellnessLivingApi: 'credWellnessApi01',
	wrongZenoti: 'credZenotiApi0002',
	narrowZenoti: 'credZenotiApi0003',
	wrongWellnessLiving: 'credWellnessApi02',
} as const;

const narrowKey = 'gallery-narrow-key';

/** The APIs' stand-ins of one small studio. */
export interface StudioApis {
	readonly zenoti: ZenotiApiSandbox;
	readonly wellnessLiving: WellnessLivingSandbox;
	readonly credentials: readonly CredentialFixture[];
	readonly close: () => Promise<void>;
}

export async function startStudioApis(): Promise<StudioApis> {
	const studio = createStudio({ random: createRandom(1), clients: 0, openedAt: 0 });
	const [zenoti, wellnessLiving] = await Promise.all([
		startZenotiApi({ studio }),
		startWellnessLivingApi({ studio }),
	]);
	zenoti.grantKey(narrowKey, { rights: ['guests'] });
	const close = async () => {
		await Promise.all([zenoti.close(), wellnessLiving.close()]);
	};
	return { zenoti, wellnessLiving, credentials: credentialsOf(zenoti, wellnessLiving), close };
}

function credentialsOf(
	zenoti: ZenotiApiSandbox,
	wellnessLiving: WellnessLivingSandbox,
): readonly CredentialFixture[] {
	const { url, tokenUrl, clientId, clientSecret, region, businessId } = wellnessLiving;
	const ofZenoti = (id: string, name: string, apiKey: string): CredentialFixture => ({
		id,
		name,
		type: 'zenotiApi',
		data: { environment: 'custom', baseUrl: zenoti.url, apiKey },
	});
	const ofWellnessLiving = (id: string, name: string, secret: string): CredentialFixture => ({
		id,
		name,
		type: 'wellnessLivingApi',
		data: {
			environment: 'custom',
			baseUrl: url,
			tokenUrl,
			region,
			businessId,
			clientId,
			clientSecret: secret,
		},
	});
	return [
		ofZenoti(apiCredentialIds.zenotiApi, 'Zenoti', zenoti.apiKey),
		ofZenoti(apiCredentialIds.wrongZenoti, 'Zenoti, wrong key', 'not-the-key'),
		ofZenoti(apiCredentialIds.narrowZenoti, 'Zenoti, narrow key', narrowKey),
		ofWellnessLiving(apiCredentialIds.wellnessLivingApi, 'WellnessLiving', clientSecret),
		ofWellnessLiving(apiCredentialIds.wrongWellnessLiving, 'WellnessLiving, wrong secret', 'not-the-secret'),
	];
}
