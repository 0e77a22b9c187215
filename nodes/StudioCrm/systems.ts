import type { IAllExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { parseBaseUrl, type BaseUrl, type Caller, type Outside } from '../../core/http';
import type {
	Choices,
	ContactField,
	CrmTarget,
	DealField,
	SetupReport,
	TargetOptions,
} from '../../core/sync';
import {
	contactProperties,
	createHubSpotCaller,
	createHubSpotTarget,
	dealProperties,
	defaultOwnedProperties,
	fetchOwners,
	fetchPipelines,
	fetchStages,
	fetchSubscriptionTypes,
	ownableProperties,
	productionUrl,
	setUp,
} from '../../vendors/hubspot';
import { createOutside, createSend } from '../common/transport';

/** What every CRM offers the node. A new CRM is a new entry in `systems`, and in the node's credentials. */
export interface CrmSystem {
	readonly label: string;
	readonly credentialType: string;
	readonly productionUrl: string;
	readonly ownableFields: readonly INodePropertyOptions[];
	readonly defaultOwnedFields: readonly string[];
	readonly contactTable: Readonly<Record<ContactField, string>>;
	readonly dealTable: Readonly<Record<DealField, string>>;
	readonly createCaller: (outside: Outside, maxAttempts: number) => Caller;
	readonly createTarget: (outside: Outside, options: TargetOptions) => CrmTarget;
	readonly setUp: (caller: Caller, dryRun: boolean) => Promise<SetupReport>;
	readonly fetchPipelines: (caller: Caller) => Promise<Choices>;
	readonly fetchStages: (caller: Caller, pipelineId: string) => Promise<Choices>;
	readonly fetchOwners: (caller: Caller) => Promise<Choices>;
	readonly fetchSubscriptionTypes: (caller: Caller) => Promise<Choices>;
}

const hubSpot: CrmSystem = {
	label: 'HubSpot',
	credentialType: 'studioHubSpotApi',
	productionUrl,
	ownableFields: [...ownableProperties],
	defaultOwnedFields: defaultOwnedProperties,
	contactTable: contactProperties,
	dealTable: dealProperties,
	createCaller: createHubSpotCaller,
	createTarget: createHubSpotTarget,
	setUp,
	fetchPipelines,
	fetchStages,
	fetchOwners,
	fetchSubscriptionTypes,
};

/** By value of the parameter `system`. */
const systems: ReadonlyMap<string, CrmSystem> = new Map([['hubSpot', hubSpot]]);

export const systemOptions: INodePropertyOptions[] = [...systems].map(([value, { label }]) => ({
	name: label,
	value,
}));

export function findSystem(name: unknown): CrmSystem | null {
	return typeof name === 'string' ? (systems.get(name) ?? null) : null;
}

/** The network of one run, or why the credential's address cannot be used. */
export async function openOutside(
	context: IAllExecuteFunctions,
	system: CrmSystem,
	isCancelled: () => boolean,
): Promise<
	{ readonly ok: true; readonly outside: Outside } | { readonly ok: false; readonly problem: string }
> {
	const credentials = await context.getCredentials(system.credentialType);
	const base = baseUrlOf(credentials.environment, credentials.baseUrl, system);
	if (!base.ok) return base;
	const send = createSend(context, system.credentialType, base.url);
	return { ok: true, outside: createOutside(send, isCancelled) };
}

function baseUrlOf(environment: unknown, custom: unknown, system: CrmSystem): BaseUrl {
	if (environment !== 'custom') return { ok: true, url: system.productionUrl };
	return parseBaseUrl(typeof custom === 'string' ? custom : '');
}
