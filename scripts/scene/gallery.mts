import type { WorkflowFixture } from '../n8n/instance.mts';
import { apiCredentialIds } from './galleryApis.mts';
import { exhibits } from './galleryExhibits.mts';
import { credentialIds } from './workflowFile.mts';

const package_ = 'n8n-nodes-studio-ops';
const columns = 5;
const ids: Readonly<Record<string, string>> = { ...credentialIds, ...apiCredentialIds };

/** Every node and many operations of the package side by side, to be looked at. */
export function galleryWorkflow(): WorkflowFixture {
	const nodes = exhibits.map(({ name, type, typeVersion, parameters, credential }, index) => ({
		id: `gallery-${index}`,
		name,
		type: `${package_}.${type}`,
		typeVersion,
		parameters,
		position: [(index % columns) * 320, Math.floor(index / columns) * 320],
		webhookId: `5a3f1c52-6d0b-4f6e-9a55-6f1f7b1c0b${String(index).padStart(2, '0')}`,
		credentials: credential === null ? {} : { [credential]: { id: ids[credential] ?? '', name: credential } },
	}));
	return {
		id: 'wfGallery00000001',
		name: 'Gallery',
		nodes,
		connections: {},
		settings: { executionOrder: 'v1' },
	};
}
