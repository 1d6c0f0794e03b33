/** Made from docs/api/openapi.json; not to be changed by hand. */
export interface paths {
    "/api/v1/advisories/{advisoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether and where an advisory concerns this estate, since when, exploited or not, and who owns it */
        get: operations["getAdvisoriesAdvisoryId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{advisoryId}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The answer about an advisory on one page, as a PDF; that it was made is itself recorded */
        get: operations["getAdvisoriesAdvisoryIdReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Assets of one kind that match a filter, a page at a time */
        get: operations["getAssets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One asset with everything that belongs together with it */
        get: operations["getAssetsAssetId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{assetId}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an image is built on, and what of its findings comes from there */
        get: operations["getAssetsAssetIdLineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{assetId}/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The packages that the newest bills of materials of an asset list */
        get: operations["getAssetsAssetIdPackages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many assets of each kind there are, and how many are live */
        get: operations["getAssetsCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of assets with its filter as CSV, XLSX or JSON; that it was taken is recorded */
        get: operations["getAssetsExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The choices of a list's filters with what each would list */
        get: operations["getAssetsFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/lifetimes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long containers lived, those included of which age has left only their number */
        get: operations["getAssetsLifetimes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People and teams that findings can be given to, and who can be named in remarks */
        get: operations["getAssignees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attestations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Attestations that wait for review, end within 30 days, or are over with nothing newer */
        get: operations["getAttestations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attestations/{attestationId}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The evidence file of an attestation, as it was sent */
        get: operations["getAttestationsAttestationIdEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attestations/{attestationId}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Agree to an attestation, decline it, or withdraw one's own */
        put: operations["putAttestationsAttestationIdReview"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log, newest first */
        get: operations["getAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log as a bundle that verifies offline; that it was taken is itself recorded */
        get: operations["getAuditBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proof that the audit log of one checkpoint only grew into that of another (RFC 6962, 2.1.2) */
        get: operations["getAuditConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of audit with its filter as CSV, XLSX or JSON; that it was taken is recorded */
        get: operations["getAuditExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the audit log that left the list by age: sealed segments, the newest first */
        get: operations["getAuditSegments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A sealed segment of the audit log: a compressed bundle that verifies offline; that it was taken is recorded */
        get: operations["getAuditSegmentsId"];
        put?: never;
        post?: never;
        /** Let the text of a sealed segment go that was downloaded before; its hashes stay */
        delete: operations["deleteAuditSegmentsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/siem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log with its filter as OCSF events, syslog messages (RFC 5424) or JSON lines; that it was taken is recorded */
        get: operations["getAuditSiem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the audit log reaches, is signed, and was verified */
        get: operations["getAuditStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/base-images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Images that others are built on, with what comes from them and what an update would remove */
        get: operations["getBaseImages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/base-images/{imageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One base image: its problems, what is built on it, who has to rebuild */
        get: operations["getBaseImagesImageId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/baselines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posture baselines, newest first, each with how much drifted */
        get: operations["getBaselines"];
        put?: never;
        /** Save what every check of a scope says now as what is required */
        post: operations["postBaselines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/baselines/{baselineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One baseline and what drifted from it */
        get: operations["getBaselinesBaselineId"];
        put?: never;
        post?: never;
        /** Archive a baseline */
        delete: operations["deleteBaselinesBaselineId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Collectors: when each reported last, and what became of its reports */
        get: operations["getCollectors"];
        put?: never;
        /** Connect a collector; the answer holds its token, which is shown this once */
        post: operations["postCollectors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors/{collectorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One collector */
        get: operations["getCollectorsCollectorId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a collector's interval, or switch it off and on */
        patch: operations["patchCollectorsCollectorId"];
        trace?: never;
    };
    "/api/v1/collectors/{collectorId}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a collector's next token; those there are stay good for the overlap */
        post: operations["postCollectorsCollectorIdTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors/{collectorId}/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a token; it is refused from the next request on */
        delete: operations["deleteCollectorsCollectorIdTokensTokenId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of collectors with its filter as CSV, XLSX or JSON; that it was taken is recorded */
        get: operations["getCollectorsExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compliance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every framework with its counts by status */
        get: operations["getCompliance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compliance/{frameworkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One framework: its sections and controls, and where each stands */
        get: operations["getComplianceFrameworkId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compliance/{frameworkId}/controls/{controlId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One control: its checks' answers by asset, and the reports behind them */
        get: operations["getComplianceFrameworkIdControlsControlId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compliance/{frameworkId}/controls/{controlId}/attestations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people attested of a control, newest first */
        get: operations["getComplianceFrameworkIdControlsControlIdAttestations"];
        put?: never;
        /** Attest a control; the body is the evidence file. Another person has to agree */
        post: operations["postComplianceFrameworkIdControlsControlIdAttestations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compliance/{frameworkId}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A framework as a signed evidence pack: PDF, JSON, CSV, manifest and audit proofs in one ZIP */
        get: operations["getComplianceFrameworkIdEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compliance/{frameworkId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of controls with its filter as CSV, XLSX or JSON; that it was taken is recorded */
        get: operations["getComplianceFrameworkIdExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compliance/{frameworkId}/oscal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A framework over a scope as an OSCAL 1.2.1 document: assessment results or plan of action and milestones */
        get: operations["getComplianceFrameworkIdOscal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compliance/{frameworkId}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report of one framework as a PDF; that it was made is itself recorded */
        get: operations["getComplianceFrameworkIdReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contracts on evidence, each with how many assets keep it now */
        get: operations["getContracts"];
        put?: never;
        /** Agree on which evidence has to be there, how fresh, and whose business it is */
        post: operations["postContracts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{contractId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a contract on evidence; what was missing by it is withdrawn */
        delete: operations["deleteContractsContractId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How well every area of every live asset is known, and the list of those asked for */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of coverage with its filter as CSV, XLSX or JSON; that it was taken is recorded */
        get: operations["getCoverageExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is overdue and due soon by priority, how old findings get, and how long closing takes */
        get: operations["getDeadlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One delivery and what became of it */
        get: operations["getDeliveriesDeliveryId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{deliveryId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Discard a held or failed delivery; its report stays readable */
        post: operations["postDeliveriesDeliveryIdDiscard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{deliveryId}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document of a delivery as it was sent; opening it is recorded */
        get: operations["getDeliveriesDeliveryIdDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apply a held or failed delivery again, with an approval or a missing subject */
        post: operations["postDeliveriesDeliveryIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exceptions, newest first: by state, by when they end, or those waiting for the asker */
        get: operations["getExceptions"];
        put?: never;
        /** Ask for an exception; another person has to approve it */
        post: operations["postExceptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exceptions/{exceptionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One exception, what is and was under it, and what the asker may do */
        get: operations["getExceptionsExceptionId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exceptions/{exceptionId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Approve, decline, withdraw or revoke an exception; nobody approves their own */
        put: operations["putExceptionsExceptionIdDecision"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exceptions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of exceptions with its filter as CSV, XLSX or JSON; that it was taken is recorded */
        get: operations["getExceptionsExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exceptions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an exception would cover now, and what it would leave out; nothing changes */
        post: operations["postExceptionsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The feeds of exploitation and its likelihood, and the advisories known, with their age */
        get: operations["getFeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feeds/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where feeds are fetched from, and how the last attempt went */
        get: operations["getFeedsSources"];
        put?: never;
        /** Fetch a feed from an address by schedule, the first time now */
        post: operations["postFeedsSources"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feeds/sources/{sourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Fetch a feed from there no more */
        delete: operations["deleteFeedsSourcesSourceId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feeds/sources/{sourceId}/fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fetch a feed now, before its turn */
        post: operations["postFeedsSourcesSourceIdFetch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings that match a filter, a page at a time */
        get: operations["getFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{findingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One finding, by its number or its fingerprint, with evidence and history */
        get: operations["getFindingsFindingId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{findingId}/assignee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a finding to a person or a team, or to nobody */
        put: operations["putFindingsFindingIdAssignee"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{findingId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a remark to a finding's timeline */
        post: operations["postFindingsFindingIdComments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{findingId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often a runtime finding was seen, and its newest events */
        get: operations["getFindingsFindingIdEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{findingId}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a finding to a destination */
        post: operations["postFindingsFindingIdHandOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{findingId}/issues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A finding's tickets, and where it could be sent */
        get: operations["getFindingsFindingIdIssues"];
        put?: never;
        /** Have a ticket made of a finding */
        post: operations["postFindingsFindingIdIssues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{findingId}/priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a finding has its priority: each question, its answer, and what that rests on */
        get: operations["getFindingsFindingIdPriority"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{findingId}/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which advisory records, by which ranges, say that a finding is there */
        get: operations["getFindingsFindingIdReasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{findingId}/severity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a finding's severity, or give it back to the tools */
        put: operations["putFindingsFindingIdSeverity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{findingId}/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say where a finding stands */
        put: operations["putFindingsFindingIdTriage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{findingId}/twins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings that may be taken for this one, with why they are others */
        get: operations["getFindingsFindingIdTwins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{findingId}/twins/{otherId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why two findings are two */
        get: operations["getFindingsFindingIdTwinsOtherId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done to many findings at once, newest first */
        get: operations["getFindingsBulk"];
        put?: never;
        /** One deed to all findings of a filter, or to those chosen, as they were shown by the preview */
        post: operations["postFindingsBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/bulk/{bulkId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put back what one action on many findings changed, where nobody has touched it since */
        post: operations["postFindingsBulkBulkIdUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/bulk/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What one deed would do to many findings, with the digest of the exact set; nothing changes */
        post: operations["postFindingsBulkPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of findings with its filter as CSV, XLSX or JSON; that it was taken is recorded */
        get: operations["getFindingsExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many findings each choice of a filter would list */
        get: operations["getFindingsFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings that match a filter, put together by rule, component, team, subject, kind or severity */
        get: operations["getFindingsGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/total": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many findings match a filter */
        get: operations["getFindingsTotal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/triage/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back one's own newest verdicts while they are fresh */
        post: operations["postFindingsTriageUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/frameworks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a framework of one's own, or change one: our schema or an OSCAL catalogue */
        post: operations["postFrameworks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/frameworks/{frameworkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document of a framework of one's own, and its revision */
        get: operations["getFrameworksFrameworkId"];
        put?: never;
        post?: never;
        /** Take a framework of one's own out of the list */
        delete: operations["deleteFrameworksFrameworkId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An agent says that it is alive, what it looks at, and what went wrong there */
        post: operations["postHeartbeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Two images side by side: problems that are gone, new, and on both */
        get: operations["getImagesCompare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks, and what they may do */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one's own password; all other sessions end */
        post: operations["postMePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether one signs in with a second factor, and how many recovery codes are left */
        get: operations["getMeSecondFactor"];
        put?: never;
        /** Begin with a second factor: a secret for an authenticator app, in force once a code of it is shown */
        post: operations["postMeSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put one's second factor in force by a code of it; answers the recovery codes, once */
        post: operations["postMeSecondFactorConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with the password alone again */
        post: operations["postMeSecondFactorOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes; the former ones are void */
        post: operations["postMeSecondFactorRecovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Remarks that name the asker, newest first */
        get: operations["getMentions"];
        /** The asker has seen the remarks that name them */
        put: operations["putMentions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong with this installation, less what you put away */
        get: operations["getNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a notice away, for good or for some hours; others still see it */
        post: operations["postNoticesMarks"];
        /** Show again what you had put away */
        delete: operations["deleteNoticesMarks"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where messages go, and what became of the last one */
        get: operations["getNotificationsDestinations"];
        put?: never;
        /** Add a destination; a webhook's signing secret is in this answer alone */
        post: operations["postNotificationsDestinations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/destinations/{destinationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a destination with its rules and its messages */
        delete: operations["deleteNotificationsDestinationsDestinationId"];
        options?: never;
        head?: never;
        /** Rename, pause or resume a destination, or replace its connection whole */
        patch: operations["patchNotificationsDestinationsDestinationId"];
        trace?: never;
    };
    "/api/v1/notifications/destinations/{destinationId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a webhook's signing secret anew; for a day both sign */
        post: operations["postNotificationsDestinationsDestinationIdSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/destinations/{destinationId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test now: what went over the wire, and what was answered */
        post: operations["postNotificationsDestinationsDestinationIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages with what became of them, the newest first */
        get: operations["getNotificationsMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/messages/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message with its payload, credentials blotted out */
        get: operations["getNotificationsMessagesMessageId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/messages/{messageId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a message up for good */
        post: operations["postNotificationsMessagesMessageIdDiscard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/messages/{messageId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a message again that was given up */
        post: operations["postNotificationsMessagesMessageIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is told, to whom and when, with what waits for its time */
        get: operations["getNotificationsRules"];
        put?: never;
        /** Add a rule */
        post: operations["postNotificationsRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/rules/{ruleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace a rule; what waits goes by the new one */
        put: operations["putNotificationsRulesRuleId"];
        post?: never;
        /** Remove a rule; what waits for it is not sent */
        delete: operations["deleteNotificationsRulesRuleId"];
        options?: never;
        head?: never;
        /** Switch a rule on or off */
        patch: operations["patchNotificationsRulesRuleId"];
        trace?: never;
    };
    "/api/v1/notifications/rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a rule would have sent in the last seven days; nothing is sent */
        post: operations["postNotificationsRulesPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This API as an OpenAPI 3.1 document */
        get: operations["getOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ownership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ownership rules in their order, and how far their last change has been handed out */
        get: operations["getOwnership"];
        /** Replace the ordered ownership rules and hand them out to all assets */
        put: operations["putOwnership"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ownership/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an ordered list of ownership rules would take, and from whom; nothing is changed */
        post: operations["postOwnershipPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ownership/unowned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live assets that nobody owns, with the rules that would take them */
        get: operations["getOwnershipUnowned"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody with an account, the oldest first */
        get: operations["getPeople"];
        put?: never;
        /** Add a person with a role and a first password */
        post: operations["postPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Give a person another role, or take away or give back access; their sessions end */
        patch: operations["patchPeoplePersonId"];
        trace?: never;
    };
    "/api/v1/people/{personId}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a person's second factor away, who lost device and recovery codes; their sessions end */
        delete: operations["deletePeoplePersonIdSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Score, coverage, gates, ledger, actions and trend of a scope, now or as recorded by a moment */
        get: operations["getPosture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posture/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings of a scope at two moments: new, fixed, gone, unchanged, excepted; they add up */
        get: operations["getPostureComparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posture/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The posture of a scope as a signed evidence pack: PDF, JSON, CSV, manifest and audit proofs in one ZIP */
        get: operations["getPostureEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posture/movement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a scope's score moved between two moments: parts that sum to the change */
        get: operations["getPostureMovement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posture/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be done in a scope, and the exact score after what is chosen or the best so many */
        get: operations["getPosturePlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posture/plan/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of fix-plan with its filter as CSV, XLSX or JSON; that it was taken is recorded */
        get: operations["getPosturePlanExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posture/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kept fix plans: what each predicted, and what came of it */
        get: operations["getPosturePlans"];
        put?: never;
        /** Keep a fix plan with its prediction */
        post: operations["postPosturePlans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posture/plans/{planId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Put a fix plan away */
        delete: operations["deletePosturePlansPlanId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posture/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The posture of a scope on at most two pages, as a PDF; that it was made is itself recorded */
        get: operations["getPostureReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posture/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a score can be of beside the estate: clusters, teams, namespaces and the places of shared views */
        get: operations["getPostureScopes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posture/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The score with other constants; nothing is stored */
        get: operations["getPostureWhatIf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The job queue: what waits, runs and was given up, and for how long the oldest waits */
        get: operations["getQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs of one state, newest first; dead ones have used up their attempts */
        get: operations["getQueueJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue/jobs/{jobId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a job that was given up go for good */
        post: operations["postQueueJobsJobIdDiscard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue/jobs/{jobId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a job that was given up all its attempts again */
        post: operations["postQueueJobsJobIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries, newest first */
        get: operations["getReports"];
        put?: never;
        /** Push a report: the tool's own document, as it is */
        post: operations["postReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest delivery of a report, with what became of it */
        get: operations["getReportsReportId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For how long each kind of data is kept */
        get: operations["getRetention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say for how long a kind of data is kept, from the next nightly run on */
        put: operations["putRetentionKind"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/{kind}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What keeping a kind of data for so many days would let go on the next run */
        get: operations["getRetentionKindPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The risk register: each risk as it is without and with its mitigations */
        get: operations["getRisks"];
        put?: never;
        /** A new risk */
        post: operations["postRisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risks/{riskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One risk with its mitigations as they work now */
        get: operations["getRisksRiskId"];
        /** Change a risk; refused when somebody was faster */
        put: operations["putRisksRiskId"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risks/{riskId}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Move a risk to its next state, with the reason */
        put: operations["putRisksRiskIdState"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find a vulnerability, check, component, repository, workload, host or cluster by name */
        get: operations["getSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own sessions, the newest first */
        get: operations["getSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's own sessions */
        delete: operations["deleteSessionsSessionName"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sla": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the days within which findings of each priority are to be fixed */
        put: operations["putSla"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sla/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many findings other deadlines would make overdue; nothing changes */
        post: operations["postSlaPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the database holds, by what it is, and how much disk is left */
        get: operations["getStorage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams, with how many assets each owns */
        get: operations["getTeams"];
        put?: never;
        /** Add a team with its ownership rules */
        post: operations["postTeams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{teamId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One team, with what it answers for */
        get: operations["getTeamsTeamId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename, weigh, archive or bring back a team, or name it the platform team */
        patch: operations["patchTeamsTeamId"];
        trace?: never;
    };
    "/api/v1/teams/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each team answers for, what nobody does, and all of it together */
        get: operations["getTeamsSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vex": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Authors of VEX statements, whose word decides, and what their statements mean for findings */
        get: operations["getVex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vex/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decisions on vulnerabilities as OpenVEX 0.2.0 or CycloneDX 1.6 VEX; that it was taken is recorded */
        get: operations["getVexExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vex/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept what VEX statements suggest for findings, or lay it aside */
        post: operations["postVexSuggestions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vex/trust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let an author's VEX statements through a collector decide by themselves, or only suggest */
        put: operations["putVexTrust"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your views of the findings and those that are shared, in your order */
        get: operations["getViews"];
        put?: never;
        /** Keep a filter, its order and its look under a name */
        post: operations["postViews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{viewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a view; it can be taken back */
        delete: operations["deleteViewsViewId"];
        options?: never;
        head?: never;
        /** Rename, change or share a view */
        patch: operations["patchViewsViewId"];
        trace?: never;
    };
    "/api/v1/views/{viewId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back that a view was deleted */
        post: operations["postViewsViewIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{viewId}/visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you opened a view: what it has now is no longer new to you */
        post: operations["postViewsViewIdVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many findings each view has, and how many of them are new to you */
        get: operations["getViewsCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Begin your list of findings with a view */
        put: operations["putViewsDefault"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/defaults/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Begin a role's lists of findings with a shared view */
        put: operations["putViewsDefaultsRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put your views in order */
        put: operations["putViewsOrder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you are here: what comes in after you leave is new at your next visit */
        post: operations["postVisits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/welcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Spend a one-time link: make the account it stands for */
        post: operations["postWelcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Accepted: {
            deliveryId: number;
            repeated: boolean;
            reportId: number;
            sha256: string;
        };
        AdvisoriesView: {
            command: string;
            concerned: number;
            newest: string | null;
            old: boolean;
            records: number;
            withdrawn: number;
        };
        AdvisoryAnswer: {
            aliases: string[];
            counts: {
                assets: number;
                dismissed: number;
                fixable: number;
                fixed: number;
                gone: number;
                open: number;
                unconfirmed: number;
                withdrawn: number;
            };
            cvss: {
                score: number;
                source: string;
                vector: string;
                version: string;
            }[];
            description: string;
            epss: {
                percentile: number | null;
                score: number;
            } | null;
            feeds: {
                epss: string | null;
                kev: string | null;
            };
            findings: components["schemas"]["FindingRow"][];
            instant: string;
            kev: {
                addedAt: string | null;
                dueAt: string | null;
                ransomware: boolean;
            } | null;
            known: boolean;
            name: string;
            owners: {
                open: number;
                team: string | null;
            }[];
            running: {
                hosts: number;
                internet: number;
                places: components["schemas"]["RunningPlace"][];
                workloads: number;
            };
            title: string;
            urls: string[];
            window: {
                firstSeen: string | null;
                fixedAt: string | null;
                publishedAt: string | null;
            };
        };
        AdvisoryName: {
            advisoryId: string;
        };
        AgentTrouble: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            event: "unseen" | "passed_over" | "refused" | "lost";
            reason: string;
        };
        AgentTroubleInput: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            event: "unseen" | "passed_over" | "refused" | "lost";
            reason: string;
        };
        Answer: {
            body: string;
            ok: boolean;
            status: string;
        };
        AnswerCounts: {
            excepted: number;
            fail: number;
            manual: number;
            notAssessed: number;
            pass: number;
            stale: number;
        };
        AnswerView: {
            assets: components["schemas"]["AssetView"][];
            key: string | null;
            observedAt: string | null;
            /** @enum {string} */
            outcome: "fail" | "stale" | "notAssessed" | "manual" | "pass";
            reportSha256: string | null;
        };
        AssetCounts: {
            kinds: {
                [key: string]: {
                    all: number;
                    live: number;
                };
            };
            neverScanned: number;
        };
        AssetDetail: {
            asset: components["schemas"]["AssetRow"];
            facts: {
                key: string;
                value: string | null;
            }[];
            mergedFrom: number | null;
            related: {
                assets: components["schemas"]["RelatedAsset"][];
                title: string;
                total: number;
            }[];
            story: components["schemas"]["AssetStory"];
        };
        AssetFilter: {
            cluster?: number;
            cursor?: string;
            /** @constant */
            endOfLife?: "yes";
            exposure?: string;
            host?: number;
            image?: number;
            /** @enum {string} */
            kind: "cluster" | "host" | "repository" | "image" | "workload" | "container" | "source";
            label?: string | string[];
            /** @enum {string} */
            lifetime?: "under_10s" | "under_1m" | "under_10m" | "under_1h" | "under_1d" | "over_1d" | "unknown" | "running";
            /** @default 100 */
            limit: number;
            /** @enum {string} */
            live?: "yes" | "no";
            namespace?: string;
            provider?: string;
            q?: string;
            role?: string;
            team?: "none" | number;
            /** @constant */
            unscanned?: "yes";
            workload?: number;
        };
        AssetPage: {
            nextCursor: string | null;
            rows: components["schemas"]["AssetRow"][];
            total: number;
        };
        AssetReference: {
            id: number;
            kind: string;
            name: string;
        };
        AssetRow: {
            areas: {
                /** @enum {string} */
                area: "vulnerabilities" | "configuration" | "secrets" | "provenance" | "network" | "access" | "runtime";
                assessedAt: string;
                /** @enum {string} */
                freshness: "fresh" | "stale" | "never";
            }[];
            cluster: {
                id: number;
                name: string;
            } | null;
            detail: string | null;
            /** @enum {string} */
            exposure: "internet" | "running" | "not_running" | "unknown";
            exposureReason: string | null;
            findings: {
                [key: string]: number;
            } | null;
            firstSeen: string;
            goneAt: string | null;
            host: {
                id: number;
                name: string;
            } | null;
            id: number;
            /** @enum {string} */
            kind: "cluster" | "host" | "repository" | "image" | "workload" | "container" | "source";
            labels: {
                [key: string]: string;
            };
            lastSeen: string;
            live: boolean;
            name: string;
            namespace: string | null;
            team: {
                id: number;
                name: string;
            } | null;
        };
        AssetStory: {
            exposure: string;
            parts: components["schemas"]["StoryPart"][];
            points: number;
            score: number;
        };
        AssetView: {
            id: number;
            /** @enum {string} */
            kind: "cluster" | "host" | "repository" | "image" | "workload" | "container" | "source";
            name: string;
        };
        Assignee: {
            id: string;
            /** @enum {string} */
            kind: "person" | "team";
        };
        AssigneeInput: {
            id: string;
            /** @enum {string} */
            kind: "person" | "team";
        };
        Assignees: {
            people: {
                id: string;
                me: boolean;
                name: string;
            }[];
            teams: {
                id: string;
                name: string;
            }[];
        };
        Assignment: {
            assignee: components["schemas"]["AssigneeInput"] | null;
            version: number;
        };
        AttestationNumber: {
            attestationId: number;
        };
        AttestationReview: {
            /** @default  */
            note: string;
            /** @enum {string} */
            review: "agree" | "decline" | "withdraw";
            version: number;
        };
        AttestationView: {
            author: string;
            cluster: number | null;
            effectiveFrom: string;
            expiresAt: string;
            file: {
                name: string;
                sha256: string;
                size: number;
            } | null;
            id: number;
            madeAt: string;
            may: ("agree" | "decline" | "withdraw")[];
            reviewedAt: string | null;
            reviewer: string | null;
            reviewNote: string;
            /** @enum {string} */
            state: "proposed" | "agreed" | "declined" | "withdrawn";
            statement: string;
            version: number;
        };
        AttestationWish: {
            cluster?: number;
            /** Format: date-time */
            effectiveFrom: string;
            fileName?: string;
            intervalDays: number;
            statement: string;
        };
        AuditEntry: {
            action: string;
            actor: {
                id: string;
                ip: string | null;
                /** @enum {string} */
                kind: "person" | "collector" | "system";
                name: string;
                role: string;
            };
            after?: unknown;
            at: string;
            before?: unknown;
            detail?: unknown;
            id: string;
            leafHash: string;
            requestId: string | null;
            seq: number;
            subject: {
                id: string;
                kind: string;
                name?: string;
            };
        };
        AuditFilter: {
            action?: string;
            actorId?: string;
            cursor?: number;
            /** Format: date-time */
            from?: string;
            /** @default 50 */
            limit: number;
            q?: string;
            subjectId?: string;
            subjectKind?: string;
            /** Format: date-time */
            to?: string;
        };
        AuditPage: {
            entries: components["schemas"]["AuditEntry"][];
            nextCursor: number | null;
        };
        AuditRange: {
            from?: number;
            to?: number;
        };
        AuditSegment: {
            bytes: number;
            first: number;
            firstAt: string;
            id: number;
            last: number;
            lastAt: string;
            letGoAt: string | null;
            sealedAt: string;
            sha256: string;
            takenAt: string | null;
        };
        AuditSegments: {
            segments: components["schemas"]["AuditSegment"][];
        };
        AuditStatus: {
            checkpoint: {
                at: string;
                note: string;
                size: number;
            } | null;
            key: string | null;
            pending: number;
            places: components["schemas"]["CheckpointPlace"][];
            size: number;
            verified: {
                at: string;
                problem: string | null;
                size: number;
            } | null;
        };
        BaseDetail: {
            base: components["schemas"]["BaseImage"];
            blocked: {
                images: number;
                team: string | null;
                teamId: number | null;
                workloads: number;
            }[];
            built: {
                id: number;
                inherited: number;
                name: string;
                own: number;
                team: string | null;
                workloads: {
                    id: number;
                    kind: string;
                    name: string;
                }[];
            }[];
            findings: {
                component: string;
                fixed: boolean | null;
                id: number;
                inherited: number;
                rule: string;
                /** @enum {string} */
                severity: "critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none";
                title: string;
            }[];
        };
        BaseImage: {
            assessed: boolean;
            bySeverity: {
                [key: string]: number;
            };
            findings: number;
            id: number;
            images: number;
            inherited: number;
            layers: number;
            live: boolean;
            name: string;
            os: string | null;
            repositories: number;
            team: string | null;
            update: components["schemas"]["BaseUpdate"] | null;
            workloads: number;
        };
        BaselineNumber: {
            baselineId: number;
        };
        BaselineSummary: {
            cluster: string | null;
            counts: {
                better: number;
                other: number;
                same: number;
                silent: number;
                worse: number;
            };
            id: number;
            madeAt: string;
            madeBy: string;
            name: string;
            results: number;
            version: number;
        };
        BaselineView: {
            cluster: string | null;
            counts: {
                better: number;
                other: number;
                same: number;
                silent: number;
                worse: number;
            };
            drift: components["schemas"]["DriftLine"][];
            id: number;
            madeAt: string;
            madeBy: string;
            name: string;
            next: string | null;
            results: number;
            version: number;
        };
        BaselineWish: {
            cluster?: number;
            name: string;
        };
        BasePage: {
            nextCursor: string | null;
            rows: components["schemas"]["BaseImage"][];
            total: number;
        };
        BaseQuery: {
            cursor?: string;
            /** @default 25 */
            limit: number;
        };
        BaseUpdate: {
            brings: number;
            images: number;
            removes: number;
            stay: number;
            to: {
                id: number;
                kind: string;
                name: string;
            };
        };
        Beat: {
            agent: {
                /** @enum {string} */
                kind: "docker" | "kubernetes" | "registry";
                version: string;
            };
            intervalSeconds: number | null;
            lost: number;
            /** Format: date-time */
            sentAt: string;
            source: components["schemas"]["SourceInput"] | null;
            troubles: components["schemas"]["AgentTroubleInput"][];
            unchanged: string[];
            waiting: number;
        };
        BeatAnswer: {
            server: string;
            standSeconds: number;
            wanted: string[];
        };
        Between: {
            /** Format: date-time */
            from: string;
            /** @default estate */
            scope: string;
            /** Format: date-time */
            to?: string;
        };
        Binding: {
            /** @enum {string} */
            kind: "cluster" | "host";
            name: string;
        };
        BulkDone: {
            done: number;
            id: number;
            refused: {
                count: number;
                reason: string;
            }[];
        };
        BulkNumber: {
            bulkId: number;
        };
        BulkPage: {
            nextCursor: number | null;
            rows: components["schemas"]["BulkView"][];
        };
        BulkPreview: {
            changes: number;
            digest: string;
            refused: {
                count: number;
                reason: string;
            }[];
            sample: components["schemas"]["FindingRow"][];
            severities: {
                [key: string]: number;
            };
            statuses: {
                [key: string]: number;
            };
            subjects: number;
            tooMany: boolean;
        };
        BulkPreviewRequest: {
            deed: {
                /** @default  */
                comment: string;
                /** @default null */
                justification: ("component_not_present" | "vulnerable_code_not_present" | "vulnerable_code_not_in_execute_path" | "vulnerable_code_cannot_be_controlled_by_adversary" | "inline_mitigations_already_exist") | null;
                /** @constant */
                kind: "verdict";
                /** @enum {string} */
                status: "open" | "acknowledged" | "in_progress" | "fix_claimed" | "false_positive" | "not_affected";
            } | {
                assignee: components["schemas"]["AssigneeInput"] | null;
                /** @constant */
                kind: "assign";
            } | {
                comment: string;
                /** @constant */
                kind: "severity";
                severity: ("critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none") | null;
            };
            /** @default null */
            filter: string | null;
            /** @default null */
            ids: number[] | null;
        };
        BulkQuery: {
            cursor?: number;
            /** @default 30 */
            limit: number;
        };
        BulkRequest: {
            deed: {
                /** @default  */
                comment: string;
                /** @default null */
                justification: ("component_not_present" | "vulnerable_code_not_present" | "vulnerable_code_not_in_execute_path" | "vulnerable_code_cannot_be_controlled_by_adversary" | "inline_mitigations_already_exist") | null;
                /** @constant */
                kind: "verdict";
                /** @enum {string} */
                status: "open" | "acknowledged" | "in_progress" | "fix_claimed" | "false_positive" | "not_affected";
            } | {
                assignee: components["schemas"]["AssigneeInput"] | null;
                /** @constant */
                kind: "assign";
            } | {
                comment: string;
                /** @constant */
                kind: "severity";
                severity: ("critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none") | null;
            };
            digest: string;
            /** @default null */
            filter: string | null;
            /** @default null */
            ids: number[] | null;
        };
        BulkUndone: {
            left: number;
            restored: number;
        };
        BulkView: {
            at: string;
            by: string;
            deed: {
                /** @default  */
                comment: string;
                /** @default null */
                justification: ("component_not_present" | "vulnerable_code_not_present" | "vulnerable_code_not_in_execute_path" | "vulnerable_code_cannot_be_controlled_by_adversary" | "inline_mitigations_already_exist") | null;
                /** @constant */
                kind: "verdict";
                /** @enum {string} */
                status: "open" | "acknowledged" | "in_progress" | "fix_claimed" | "false_positive" | "not_affected";
            } | {
                assignee: components["schemas"]["Assignee"] | null;
                /** @constant */
                kind: "assign";
            } | {
                comment: string;
                /** @constant */
                kind: "severity";
                severity: ("critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none") | null;
            };
            done: number;
            filter: string | null;
            id: number;
            refused: {
                count: number;
                reason: string;
            }[];
            undone: {
                at: string;
                by: string;
                restored: number;
            } | null;
        };
        CheckpointPlace: {
            at: string | null;
            place: string;
            problem: string | null;
            size: number;
        };
        CheckView: {
            answers: components["schemas"]["AnswerView"][];
            check: string;
            counts: {
                [key: string]: number;
            };
        };
        ClusterChoice: {
            id: number;
            name: string;
        };
        Code: {
            code: string;
        };
        CollectorChange: {
            disabled?: boolean;
            intervalSeconds?: number | null;
        };
        CollectorToken: {
            createdAt: string;
            expiresAt: string | null;
            id: string;
            usedAt: string | null;
        };
        CollectorView: {
            agent: {
                agent: {
                    /** @enum {string} */
                    kind: "docker" | "kubernetes" | "registry";
                    version: string;
                };
                intervalSeconds: number | null;
                lost: number;
                older: boolean;
                skewSeconds: number;
                source: components["schemas"]["Source"] | null;
                troubles: components["schemas"]["AgentTrouble"][];
                waiting: number;
            } | null;
            beatAt: string | null;
            beats: number[];
            binding: {
                assetId: number;
                /** @enum {string} */
                kind: "cluster" | "host";
                name: string;
            } | null;
            clockAhead: boolean;
            createdAt: string;
            deliveries: {
                [key: string]: number;
            };
            disabledAt: string | null;
            id: number;
            intervalSeconds: number | null;
            kind: string;
            lagSeconds: number | null;
            name: string;
            seenAt: string | null;
            tokens: components["schemas"]["CollectorToken"][];
            tool: {
                name: string;
                version: string | null;
            } | null;
            trouble: {
                at: string;
                deliveryId: number;
                reason: string;
                /** @enum {string} */
                state: "queued" | "applied" | "unchanged" | "held" | "failed" | "discarded";
            } | null;
        };
        Comment: {
            comment: string;
        };
        ComparedImage: {
            assessedAt: string | null;
            builtAt: string | null;
            id: number;
            live: boolean;
            name: string;
        };
        CompareQuery: {
            from?: number;
            to: number;
        };
        Comparison: {
            after: number;
            before: number;
            excepted: number;
            fixed: number;
            fresh: number;
            from: string;
            gone: number;
            /** @default estate */
            scope: string;
            to: string;
            unchanged: number;
            withdrawn: number;
        };
        ComplianceScope: {
            cluster?: number;
        };
        ContractNumber: {
            contractId: number;
        };
        ContractView: {
            /** @enum {string} */
            area: "vulnerabilities" | "configuration" | "secrets" | "provenance" | "network" | "access" | "runtime";
            assets: number;
            checkedAt: string | null;
            cluster: {
                id: number;
                name: string;
            } | null;
            id: number;
            kept: number;
            /** @enum {string} */
            kind: "cluster" | "host" | "image" | "workload" | "source";
            madeAt: string;
            madeBy: string;
            maxAgeHours: number;
            missing: number;
            name: string;
            /** @enum {string} */
            severity: "high" | "medium" | "low";
            stale: number;
            team: {
                id: number;
                name: string;
            } | null;
            tool: string | null;
            version: number;
        };
        ContractWish: {
            /** @enum {string} */
            area: "vulnerabilities" | "configuration" | "secrets" | "provenance" | "network" | "access" | "runtime";
            cluster?: number;
            /** @enum {string} */
            kind: "cluster" | "host" | "image" | "workload" | "source";
            maxAgeHours: number;
            name: string;
            /**
             * @default medium
             * @enum {string}
             */
            severity: "high" | "medium" | "low";
            team?: number;
            tool?: string;
        };
        ControlPath: {
            controlId: string;
            frameworkId: string;
        };
        ControlSummary: {
            /** @enum {string} */
            assessment: "automated" | "manual" | "both";
            counts: components["schemas"]["AnswerCounts"];
            failing: number;
            id: string;
            newestEvidence: string | null;
            oldestEvidence: string | null;
            section: string;
            /** @enum {string} */
            status: "met" | "attested" | "excepted" | "partly_met" | "not_met" | "stale" | "not_assessed" | "not_applicable";
            title: string;
        };
        ControlView: {
            /** @enum {string} */
            assessment: "automated" | "manual" | "both";
            attestations: components["schemas"]["AttestationView"][];
            checks: components["schemas"]["CheckView"][];
            counts: components["schemas"]["AnswerCounts"];
            evaluatedAt: string;
            evidence: {
                collector: string;
                coverage: string;
                feeds: {
                    builtAt: string | null;
                    name: string;
                    version: string | null;
                }[];
                format: string;
                observedAt: string;
                receivedAt: string;
                reportId: string;
                sha256: string;
                subject: string;
                tool: {
                    name: string;
                    version: string | null;
                };
            }[];
            failing: number;
            framework: {
                id: string;
                title: string;
                version: string;
            };
            id: string;
            level: number | null;
            manual: {
                evidence: string;
                intervalDays: number;
            } | null;
            newestEvidence: string | null;
            oldestEvidence: string | null;
            requirement: string;
            scope: components["schemas"]["ScopeView"];
            section: string;
            /** @enum {string} */
            status: "met" | "attested" | "excepted" | "partly_met" | "not_met" | "stale" | "not_assessed" | "not_applicable";
            title: string;
        };
        Coverage: {
            cells: components["schemas"]["CoverageCell"][];
            instant: string;
            neverScanned: number;
            nextCursor: string | null;
            rows: components["schemas"]["CoverageRow"][];
            total: number;
        };
        CoverageCell: {
            /** @enum {string} */
            area: "vulnerabilities" | "configuration" | "secrets" | "provenance" | "network" | "access" | "runtime";
            counts: {
                [key: string]: number;
            };
            /** @enum {string} */
            kind: "cluster" | "host" | "workload" | "image";
        };
        CoverageFilter: {
            /** @enum {string} */
            area?: "vulnerabilities" | "configuration" | "secrets" | "provenance" | "network" | "access" | "runtime";
            cursor?: string;
            /** @enum {string} */
            kind?: "cluster" | "host" | "workload" | "image";
            /** @default 50 */
            limit: number;
            q?: string;
            /** @default estate */
            scope: string;
            state?: ("never" | "silent" | "stale" | "fresh" | "excluded") | ("never" | "silent" | "stale" | "fresh" | "excluded")[];
        };
        CoverageRow: {
            /** @enum {string} */
            area: "vulnerabilities" | "configuration" | "secrets" | "provenance" | "network" | "access" | "runtime";
            assessedAt: string | null;
            asset: {
                id: number;
                /** @enum {string} */
                kind: "cluster" | "host" | "workload" | "image";
                name: string;
            };
            command: string | null;
            exclusion: {
                at: string;
                because: string | null;
                by: string | null;
            } | null;
            late: boolean;
            owner: string | null;
            /** @enum {string} */
            state: "never" | "silent" | "stale" | "fresh" | "excluded";
        };
        Deadlines: {
            ages: {
                counts: {
                    [key: string]: number;
                };
                upTo: number | null;
            }[];
            burnDown: {
                closed: number;
                date: string;
                open: number;
                opened: number;
            }[];
            instant: string;
            open: {
                [key: string]: number;
            };
            overdue: {
                [key: string]: number;
            };
            policy: components["schemas"]["SlaPolicy"];
            soon: {
                [key: string]: number;
            };
            timeToClose: {
                cause: string;
                count: number;
                mean: number;
                median: number;
                team: string | null;
            }[];
        };
        Decided: {
            id: number;
            /** @enum {string} */
            status: "open" | "acknowledged" | "in_progress" | "fix_claimed" | "false_positive" | "not_affected" | "risk_accepted" | "closed";
            version: number;
        };
        DecidedMany: {
            decided: components["schemas"]["Decided"][];
            refused: {
                id: number;
                reason: string;
            }[];
        };
        DecisionView: {
            at: string;
            by: string;
            comment: string;
            exception: {
                endsAt: string | null;
                id: number;
                name: string;
            } | null;
            justification: ("component_not_present" | "vulnerable_code_not_present" | "vulnerable_code_not_in_execute_path" | "vulnerable_code_cannot_be_controlled_by_adversary" | "inline_mitigations_already_exist") | null;
            /** @enum {string} */
            status: "open" | "acknowledged" | "in_progress" | "fix_claimed" | "false_positive" | "not_affected" | "risk_accepted" | "closed";
        };
        DeliveryView: {
            collector: {
                id: number;
                name: string;
            };
            deliveryId: number;
            fileName: string | null;
            finishedAt: string | null;
            format: string | null;
            observedAt: string | null;
            outcome: components["schemas"]["Outcome"] | null;
            receivedAt: string;
            reportId: number;
            sha256: string;
            /** @enum {string} */
            state: "queued" | "applied" | "unchanged" | "held" | "failed" | "discarded";
            subjects: string[];
            tool: {
                name: string;
                version: string | null;
            } | null;
            trouble: components["schemas"]["Trouble"] | null;
        };
        DestinationChange: {
            connection?: {
                /** @constant */
                kind: "webhook";
                url: string;
            } | {
                /** Format: email */
                from: string;
                host: string;
                /** @constant */
                kind: "email";
                /** @default null */
                password: string | null;
                /** @default 587 */
                port: number;
                /**
                 * @default starttls
                 * @enum {string}
                 */
                security: "tls" | "starttls" | "none";
                to: string[];
                /** @default null */
                user: string | null;
            } | {
                /** @constant */
                kind: "slack";
                url: string;
            } | {
                /** @constant */
                kind: "teams";
                url: string;
            } | {
                /** Format: email */
                account: string;
                /** @default Task */
                issueType: string;
                /** @constant */
                kind: "jira";
                /** @default [] */
                labels: string[];
                project: string;
                site: string;
                token: string;
            } | {
                api?: string;
                /** @constant */
                kind: "github";
                /** @default [] */
                labels: string[];
                repository: string;
                token: string;
            };
            enabled?: boolean;
            name?: string;
            version: number;
        };
        DestinationNumber: {
            destinationId: number;
        };
        DestinationView: {
            address: string;
            createdAt: string;
            dead: number;
            enabled: boolean;
            id: number;
            /** @enum {string} */
            kind: "webhook" | "email" | "slack" | "teams" | "jira" | "github";
            last: {
                at: string;
                state: string;
                title: string;
            } | null;
            name: string;
            queued: number;
            version: number;
        };
        Difference: {
            component: string;
            findingId: number;
            fixedIn: string;
            installed: string;
            rule: string;
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none";
        };
        Distinction: {
            /** @enum {string} */
            part: "kind" | "subjectKey" | "ruleKey" | "componentKey";
            reason: string;
            values: [
                string,
                string
            ];
        };
        DriftLine: {
            asset: {
                id: number;
                kind: string;
                name: string;
            };
            /** @enum {string} */
            drift: "worse" | "silent" | "better" | "other";
            is: ("pass" | "fail" | "manual") | null;
            rule: {
                id: number;
                key: string;
                title: string;
            };
            /** @enum {string} */
            was: "pass" | "fail" | "manual";
        };
        DriftQuery: {
            after?: string;
            /** @default 100 */
            limit: number;
        };
        DueAttestation: {
            author: string;
            cluster: {
                id: number;
                name: string;
            } | null;
            control: string;
            /** @enum {string} */
            due: "review" | "ends" | "over";
            expiresAt: string;
            framework: string;
            id: number;
        };
        DuePage: {
            next: number | null;
            rows: components["schemas"]["DueAttestation"][];
        };
        DueQuery: {
            /** @default 0 */
            after: number;
            /** @default 100 */
            limit: number;
        };
        Enrolment: {
            address: string;
            qr: {
                path: string;
                size: number;
            };
            secret: string;
        };
        ExceptionDecision: {
            /** @enum {string} */
            decision: "approve" | "decline" | "withdraw" | "revoke";
            /** @default  */
            note: string;
            version: number;
        };
        ExceptionDetail: {
            approvers: number;
            exception: components["schemas"]["ExceptionView"];
            members: components["schemas"]["ExceptionMember"][];
            moves: ("approve" | "decline" | "withdraw" | "revoke" | "renew")[];
        };
        ExceptionMember: {
            because: string | null;
            component: string;
            id: number;
            rule: string;
            since: string;
            subject: string;
            until: string | null;
        };
        ExceptionNumber: {
            exceptionId: number;
        };
        ExceptionPage: {
            nextCursor: number | null;
            rows: components["schemas"]["ExceptionView"][];
            total: number;
        };
        ExceptionPreview: {
            approvers: number;
            capped: boolean;
            findings: number;
            leftOut: {
                epss: number;
                exposure: number;
                fix: number;
                kev: number;
                settled: number;
            };
            sample: components["schemas"]["FindingRow"][];
            severities: {
                [key: string]: number;
            };
            subjects: number;
        };
        ExceptionPreviewQuery: {
            /** @default null */
            endsAt: string | null;
            /** @default null */
            endsOnEpss: number | null;
            /** @default false */
            endsOnExposure: boolean;
            /** @default false */
            endsOnFix: boolean;
            /** @default true */
            endsOnKev: boolean;
            scope: string;
        };
        ExceptionQuery: {
            cursor?: number;
            /** Format: date-time */
            from?: string;
            /** @default 50 */
            limit: number;
            /** @enum {string} */
            mine?: "approve" | "requested";
            /** @enum {string} */
            state?: "requested" | "approved" | "declined" | "withdrawn" | "revoked" | "ended";
            /** Format: date-time */
            to?: string;
        };
        ExceptionRequest: {
            /** @default null */
            endsAt: string | null;
            /** @default null */
            endsOnEpss: number | null;
            /** @default false */
            endsOnExposure: boolean;
            /** @default false */
            endsOnFix: boolean;
            /** @default true */
            endsOnKev: boolean;
            /** @default null */
            justification: ("component_not_present" | "vulnerable_code_not_present" | "vulnerable_code_not_in_execute_path" | "vulnerable_code_cannot_be_controlled_by_adversary" | "inline_mitigations_already_exist") | null;
            name: string;
            reason: string;
            /** @default null */
            renews: number | null;
            scope: string;
            /**
             * @default risk_accepted
             * @enum {string}
             */
            status: "risk_accepted" | "false_positive" | "not_affected";
        };
        ExceptionView: {
            decidedAt: string | null;
            decidedBy: string | null;
            decisionNote: string;
            endedAt: string | null;
            endedBecause: string | null;
            endsAt: string | null;
            endsOnEpss: number | null;
            endsOnExposure: boolean;
            endsOnFix: boolean;
            endsOnKev: boolean;
            findings: number;
            id: number;
            justification: ("component_not_present" | "vulnerable_code_not_present" | "vulnerable_code_not_in_execute_path" | "vulnerable_code_cannot_be_controlled_by_adversary" | "inline_mitigations_already_exist") | null;
            left: number;
            name: string;
            reason: string;
            renewedById: number | null;
            renewsId: number | null;
            requestedAt: string;
            requestedBy: {
                id: string;
                name: string;
            };
            scope: string;
            /** @enum {string} */
            state: "requested" | "approved" | "declined" | "withdrawn" | "revoked" | "ended";
            /** @enum {string} */
            status: "risk_accepted" | "false_positive" | "not_affected";
            version: number;
        };
        Exclusion: {
            /** @enum {string} */
            area: "vulnerabilities" | "configuration" | "secrets" | "provenance" | "network" | "access" | "runtime";
            at: string;
            because: string | null;
            by: string | null;
            href: string;
            name: string;
        };
        Exclusions: {
            areas: number;
            shown: components["schemas"]["Exclusion"][];
        };
        ExecutiveQuery: {
            /** Format: date-time */
            at?: string;
            /** @default estate */
            scope: string;
            /** @default UTC */
            timeZone: string;
        };
        FeedSourceView: {
            attemptedAt: string | null;
            error: string | null;
            /** @enum {string} */
            feed: "kev" | "epss" | "osv";
            fetchedAt: string | null;
            id: number;
            intervalSeconds: number;
            queued: boolean;
            url: string;
        };
        FeedView: {
            asOf: string | null;
            command: string;
            concerned: number;
            /** @enum {string} */
            name: "kev" | "epss";
            old: boolean;
            records: number;
            title: string;
        };
        FindingDetail: {
            assignee: {
                id: string;
                /** @enum {string} */
                kind: "person" | "team";
                name: string;
            } | null;
            cause: ("fixed" | "gone" | "withdrawn") | null;
            changedAt: string;
            clears: string | null;
            closedAt: string | null;
            component: string;
            containers: number;
            decision: components["schemas"]["DecisionView"] | null;
            dueAt: string | null;
            firstSeen: string;
            fixedIn: string[];
            hosts: components["schemas"]["AssetReference"][];
            id: number;
            identity: components["schemas"]["Identity"];
            inheritance: components["schemas"]["Inheritance"] | null;
            installed: string[];
            /** @enum {string} */
            kind: "vulnerability" | "misconfiguration" | "secret" | "runtime";
            moves: ("open" | "acknowledged" | "in_progress" | "fix_claimed" | "false_positive" | "not_affected" | "risk_accepted" | "closed")[];
            needsReview: boolean;
            occurrences: components["schemas"]["OccurrenceView"][];
            overridden: boolean;
            package: {
                name: string;
                purl: string | null;
                type: string;
            };
            past: components["schemas"]["OccurrenceView"][];
            priority: ("act" | "attend" | "track_closely" | "track") | null;
            /** @enum {string} */
            reportedSeverity: "critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none";
            reports: components["schemas"]["ReportReference"][];
            rule: {
                aliases: string[];
                cvss: {
                    score: number;
                    source: string;
                    vector: string;
                    version: string;
                }[];
                description: string;
                epss: number | null;
                kev: boolean;
                key: string;
                publishedAt: string | null;
                remediation: string;
                title: string;
                urls: string[];
            };
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none";
            similar: number;
            sources: string[];
            /** @enum {string} */
            state: "present" | "unconfirmed" | "closed";
            /** @enum {string} */
            status: "open" | "acknowledged" | "in_progress" | "fix_claimed" | "false_positive" | "not_affected" | "risk_accepted" | "closed";
            subject: components["schemas"]["AssetReference"];
            team: string | null;
            timeline: components["schemas"]["TimelineView"][];
            unlisted: number;
            version: number;
            where: components["schemas"]["Whereabouts"];
            workloads: {
                id: number;
                kind: string;
                name: string;
                place: string;
            }[];
        };
        FindingFacets: {
            capped: boolean;
            cluster: {
                count: number | null;
                label: string;
                value: string;
            }[];
            kind: {
                count: number | null;
                label: string;
                value: string;
            }[];
            severity: {
                count: number | null;
                label: string;
                value: string;
            }[];
            state: {
                count: number | null;
                label: string;
                value: string;
            }[];
            status: {
                count: number | null;
                label: string;
                value: string;
            }[];
            team: {
                count: number | null;
                label: string;
                value: string;
            }[];
            tool: {
                count: number | null;
                label: string;
                value: string;
            }[];
        };
        FindingGroup: {
            epss: number | null;
            filter: string;
            findings: number;
            kev: boolean;
            key: number;
            label: string;
            newest: string;
            note: string;
            running: number;
            subjects: number;
            /** @enum {string} */
            worst: "critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none";
        };
        FindingIssues: {
            issues: components["schemas"]["IssueView"][];
            receivers: components["schemas"]["Tracker"][];
            trackers: components["schemas"]["Tracker"][];
        };
        FindingNumber: {
            findingId: number;
        };
        FindingPage: {
            nextCursor: string | null;
            rows: components["schemas"]["FindingRow"][];
        };
        FindingReference: {
            findingId: string;
        };
        FindingRow: {
            assignee: {
                id: string;
                /** @enum {string} */
                kind: "person" | "team";
                name: string;
            } | null;
            cause: ("fixed" | "gone" | "withdrawn") | null;
            changedAt: string;
            closedAt: string | null;
            component: string;
            dueAt: string | null;
            firstSeen: string;
            fixedIn: string[];
            id: number;
            installed: string[];
            /** @enum {string} */
            kind: "vulnerability" | "misconfiguration" | "secret" | "runtime";
            needsReview: boolean;
            overridden: boolean;
            priority: ("act" | "attend" | "track_closely" | "track") | null;
            rule: {
                epss: number | null;
                kev: boolean;
                key: string;
                title: string;
            };
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none";
            sources: string[];
            /** @enum {string} */
            state: "present" | "unconfirmed" | "closed";
            /** @enum {string} */
            status: "open" | "acknowledged" | "in_progress" | "fix_claimed" | "false_positive" | "not_affected" | "risk_accepted" | "closed";
            subject: components["schemas"]["AssetReference"];
            team: string | null;
            version: number;
            where: components["schemas"]["Whereabouts"];
        };
        FindingView: {
            /** @enum {string} */
            density: "dense" | "comfortable";
            editable: boolean;
            filter: string;
            group: ("rule" | "component" | "team" | "subject" | "base" | "workload" | "kind" | "severity") | null;
            hide: string[];
            id: number;
            isDefault: boolean;
            name: string;
            owner: string;
            roles: ("viewer" | "ciso" | "analyst" | "auditor" | "admin")[];
            shared: boolean;
            /** @enum {string} */
            sort: "-severity" | "severity" | "-first_seen" | "first_seen" | "-changed" | "changed" | "due" | "-due";
            version: number;
        };
        FindingViews: {
            views: components["schemas"]["FindingView"][];
        };
        FrameworkAdded: {
            controls: number;
            id: string;
            revision: number;
        };
        FrameworkList: {
            clusters: components["schemas"]["ClusterChoice"][];
            evaluatedAt: string;
            frameworks: components["schemas"]["FrameworkSummary"][];
            scope: components["schemas"]["ScopeView"];
        };
        FrameworkPath: {
            frameworkId: string;
        };
        FrameworkSummary: {
            applicable: number;
            id: string;
            newestEvidence: string | null;
            passing: number;
            percent: number | null;
            publisher: string;
            title: string;
            totals: {
                attested: number;
                excepted: number;
                met: number;
                not_applicable: number;
                not_assessed: number;
                not_met: number;
                partly_met: number;
                stale: number;
            };
            version: string;
        };
        FrameworkUpload: {
            document: string;
            revision?: number;
        };
        FrameworkView: {
            applicable: number;
            clusters: components["schemas"]["ClusterChoice"][];
            controls: components["schemas"]["ControlSummary"][];
            evaluatedAt: string;
            id: string;
            newestEvidence: string | null;
            passing: number;
            percent: number | null;
            publisher: string;
            scope: components["schemas"]["ScopeView"];
            sections: components["schemas"]["SectionView"][];
            source: string;
            title: string;
            totals: {
                attested: number;
                excepted: number;
                met: number;
                not_applicable: number;
                not_assessed: number;
                not_met: number;
                partly_met: number;
                stale: number;
            };
            version: string;
        };
        Gate: {
            count: number;
            href: string | null;
            key: string;
            label: string;
        };
        GroupPage: {
            nextCursor: string | null;
            rows: components["schemas"]["FindingGroup"][];
            total: number;
        };
        HandOver: {
            destinationId: number;
            /** @default  */
            note: string;
        };
        Holding: {
            assets: number;
            byKind: {
                [key: string]: number;
            };
            bySeverity: {
                [key: string]: number;
            };
            findings: number;
        };
        Identity: {
            aliases: {
                alias: string;
                name: string;
                reportIds: number[];
            }[];
            encoded: string;
            fingerprint: string;
            parts: {
                part: string;
                value: string;
            }[];
            sources: {
                reportedAs: string;
                /** @enum {string} */
                severity: "critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none";
                tool: string;
            }[];
            version: string;
        };
        ImageComparison: {
            both: {
                bySeverity: {
                    [key: string]: number;
                };
                rows: components["schemas"]["Difference"][];
                total: number;
            };
            from: components["schemas"]["ComparedImage"] | null;
            gone: {
                bySeverity: {
                    [key: string]: number;
                };
                rows: components["schemas"]["Difference"][];
                total: number;
            };
            new: {
                bySeverity: {
                    [key: string]: number;
                };
                rows: components["schemas"]["Difference"][];
                total: number;
            };
            others: components["schemas"]["ComparedImage"][];
            to: components["schemas"]["ComparedImage"];
        };
        ImageLineage: {
            base: components["schemas"]["BaseImage"] | null;
            inherited: {
                [key: string]: number;
            };
            own: {
                [key: string]: number;
            };
        };
        Inheritance: {
            from: {
                id: number;
                kind: string;
                name: string;
            }[];
            images: number;
            inherited: number;
        };
        InventoryOwnershipRuleChange: {
            rules: components["schemas"]["RuleInput"][];
            version: number;
        };
        IssueView: {
            at: string;
            key: string | null;
            requestedBy: string;
            state: ("queued" | "sent" | "dead" | "discarded") | null;
            tracker: {
                id: number;
                name: string;
            };
            trouble: string | null;
            url: string | null;
        };
        JobFilter: {
            cursor?: string;
            /** @default 50 */
            limit: number;
            /**
             * @default dead
             * @enum {string}
             */
            state: "dead" | "ready" | "scheduled" | "running";
        };
        JobPage: {
            nextCursor: string | null;
            rows: components["schemas"]["JobView"][];
        };
        JobParams: {
            jobId: string;
        };
        JobView: {
            attempts: number;
            createdAt: string;
            id: string;
            lastError: string | null;
            maxAttempts: number;
            payload: unknown;
            runAt: string;
            /** @enum {string} */
            state: "dead" | "ready" | "scheduled" | "running";
            task: string;
        };
        LifetimeHistogram: {
            buckets: {
                counted: number;
                failed: number;
                /** @enum {string} */
                lifetime: "under_10s" | "under_1m" | "under_10m" | "under_1h" | "under_1d" | "over_1d" | "unknown" | "running";
                listed: number;
            }[];
            coversCounted: boolean;
        };
        MadeDestination: {
            id: number;
            signingSecret: string | null;
        };
        MatchReason: {
            ecosystem: string;
            fixedVersion: string;
            modified: string | null;
            package: string;
            range: string;
            record: string;
            version: string;
        };
        Me: {
            createdAt: string;
            disabledAt: string | null;
            email: string;
            id: string;
            name: string;
            permissions: ("posture:read" | "posture:plan" | "inventory:read" | "findings:read" | "findings:triage" | "exceptions:read" | "exceptions:request" | "exceptions:approve" | "views:save" | "views:share" | "views:manage" | "compliance:read" | "compliance:attest" | "compliance:review" | "compliance:manage" | "risks:read" | "risks:manage" | "reports:read" | "reports:push" | "reports:resolve" | "reports:open" | "export:create" | "audit:read" | "audit:export" | "collectors:read" | "collectors:manage" | "notifications:read" | "notifications:manage" | "people:manage" | "teams:manage" | "settings:manage" | "operations:read" | "operations:manage")[];
            /** @enum {string} */
            role: "viewer" | "ciso" | "analyst" | "auditor" | "admin";
            secondFactor: boolean;
            signedInAt: string | null;
        };
        MentionPage: {
            nextCursor: number | null;
            rows: components["schemas"]["MentionView"][];
            unread: number;
        };
        MentionQuery: {
            cursor?: number;
            /** @default 30 */
            limit: number;
        };
        MentionView: {
            at: string;
            by: string;
            comment: string;
            finding: {
                id: number;
                rule: string;
                subject: string;
            };
            id: number;
            unread: boolean;
        };
        MessageDetail: {
            answer: components["schemas"]["Answer"] | null;
            attempts: number;
            count: number;
            createdAt: string;
            destination: {
                id: number;
                /** @enum {string} */
                kind: "webhook" | "email" | "slack" | "teams" | "jira" | "github";
                name: string;
            };
            id: number;
            key: string;
            link: string;
            payload: components["schemas"]["ShownParcel"];
            /** @enum {string} */
            purpose: "rule" | "test" | "issue" | "hand_over";
            rule: string | null;
            settledAt: string | null;
            /** @enum {string} */
            state: "queued" | "sent" | "dead" | "discarded";
            title: string;
        };
        MessageList: {
            cursor?: number;
            destination?: number;
            /** @default 25 */
            limit: number;
            /** @enum {string} */
            state?: "queued" | "sent" | "dead" | "discarded";
        };
        MessageNumber: {
            messageId: number;
        };
        MessagePage: {
            nextCursor: string | null;
            rows: components["schemas"]["MessageView"][];
        };
        MessageView: {
            answer: components["schemas"]["Answer"] | null;
            attempts: number;
            count: number;
            createdAt: string;
            destination: {
                id: number;
                /** @enum {string} */
                kind: "webhook" | "email" | "slack" | "teams" | "jira" | "github";
                name: string;
            };
            id: number;
            key: string;
            link: string;
            /** @enum {string} */
            purpose: "rule" | "test" | "issue" | "hand_over";
            rule: string | null;
            settledAt: string | null;
            /** @enum {string} */
            state: "queued" | "sent" | "dead" | "discarded";
            title: string;
        };
        MintedToken: {
            collectorId: number;
            token: string;
            tokenId: string;
        };
        MitigationView: {
            control: string;
            controlId: string;
            effectiveness: number;
            failed: number;
            frameworkId: string;
            /** @enum {string} */
            lowers: "likelihood" | "impact";
            passed: number;
            status: string;
            title: string;
            unassessed: number;
        };
        MovementView: {
            after: number | null;
            before: number | null;
            from: string;
            parts: {
                /** @enum {string} */
                cause: "scope" | "policy" | "coverage" | "intelligence" | "decisions" | "fixed" | "new";
                count: number;
                href: string | null;
                label: string;
                points: number;
            }[];
            points: number;
            /** @default estate */
            scope: string;
            to: string;
        };
        NewCollector: {
            /** @default null */
            binding: components["schemas"]["Binding"] | null;
            /** @default null */
            intervalSeconds: number | null;
            /** @enum {string} */
            kind: "trivy" | "grype" | "kube-bench" | "kubernetes" | "docker" | "registry" | "other";
            name: string;
        };
        NewDestination: {
            connection: {
                /** @constant */
                kind: "webhook";
                url: string;
            } | {
                /** Format: email */
                from: string;
                host: string;
                /** @constant */
                kind: "email";
                /** @default null */
                password: string | null;
                /** @default 587 */
                port: number;
                /**
                 * @default starttls
                 * @enum {string}
                 */
                security: "tls" | "starttls" | "none";
                to: string[];
                /** @default null */
                user: string | null;
            } | {
                /** @constant */
                kind: "slack";
                url: string;
            } | {
                /** @constant */
                kind: "teams";
                url: string;
            } | {
                /** Format: email */
                account: string;
                /** @default Task */
                issueType: string;
                /** @constant */
                kind: "jira";
                /** @default [] */
                labels: string[];
                project: string;
                site: string;
                token: string;
            } | {
                api?: string;
                /** @constant */
                kind: "github";
                /** @default [] */
                labels: string[];
                repository: string;
                token: string;
            };
            name: string;
        };
        NewFeedSource: {
            /** @enum {string} */
            feed: "kev" | "epss" | "osv";
            /** @default 86400 */
            intervalSeconds: number;
            url: string;
        };
        NewIssue: {
            trackerId: number;
        };
        NewOwnershipRule: {
            cluster?: string;
            label?: string;
            labelValue?: string;
            namespace?: string;
            repository?: string;
        };
        NewPerson: {
            email: string;
            name: string;
            password: string;
            /** @enum {string} */
            role: "viewer" | "ciso" | "analyst" | "auditor" | "admin";
        };
        NewPlan: {
            name: string;
            pick: string[];
            /** @default estate */
            scope: string;
        };
        NewRule: {
            destinationId: number;
            /** @default true */
            enabled: boolean;
            /** @enum {string} */
            event: "new_finding" | "known_exploited" | "collector_silent" | "report_failed" | "sla_breached" | "exception_ending" | "review_due";
            filter?: string;
            name: string;
            /** @default {} */
            schedule: components["schemas"]["ScheduleInput"];
        };
        NewTeam: {
            /** @default 1 */
            criticality: 1 | 2 | 3 | 5;
            name: string;
            /** @default [] */
            rules: components["schemas"]["NewOwnershipRule"][];
        };
        NewView: {
            /**
             * @default dense
             * @enum {string}
             */
            density: "dense" | "comfortable";
            filter?: string;
            /** @default null */
            group: ("rule" | "component" | "team" | "subject" | "base" | "workload" | "kind" | "severity") | null;
            /** @default [] */
            hide: string[];
            name: string;
            /** @default false */
            shared: boolean;
            /**
             * @default -severity
             * @enum {string}
             */
            sort: "-severity" | "severity" | "-first_seen" | "first_seen" | "-changed" | "changed" | "due" | "-due";
        };
        NoticeMark: {
            hours: number | null;
            notice: string;
        };
        Notices: {
            hidden: number;
            notices: components["schemas"]["NoticeView"][];
        };
        NoticeView: {
            detail: string;
            href: string;
            key: string;
            /** @enum {string} */
            level: "critical" | "warning";
            title: string;
        };
        NotificationsRulesRuleChange: {
            destinationId: number;
            /** @default true */
            enabled: boolean;
            /** @enum {string} */
            event: "new_finding" | "known_exploited" | "collector_silent" | "report_failed" | "sla_breached" | "exception_ending" | "review_due";
            filter?: string;
            name: string;
            /** @default {} */
            schedule: components["schemas"]["ScheduleInput"];
            version: number;
        };
        OccurrenceView: {
            asset: components["schemas"]["AssetReference"];
            detail: string;
            fixedVersion: string;
            fixState: string;
            live: boolean;
            place: string;
            reportedAs: string;
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none";
            sinceReport: number;
            tool: string;
            untilReport: number | null;
            version: string;
        };
        Outcome: {
            changed: number;
            fixed: number;
            new: number;
            objects: number;
            reopened: number;
            skipped: number;
            unchanged: number;
        };
        Ownership: {
            rules: {
                cluster: string | null;
                label: string | null;
                labelValue: string | null;
                namespace: string | null;
                repository: string | null;
                teamId: number;
            }[];
            run: components["schemas"]["Run"] | null;
            version: number;
        };
        OwnershipPreview: {
            assets: number;
            moved: number;
            rules: components["schemas"]["RulePreview"][];
            teams: {
                after: number;
                before: number;
                teamId: number;
            }[];
            unowned: {
                after: number;
                before: number;
            };
        };
        OwnFramework: {
            framework: {
                controls: {
                    appliesTo: ("cluster" | "host" | "repository" | "image" | "workload" | "container" | "source")[];
                    /** @enum {string} */
                    assessment: "automated" | "manual" | "both";
                    checks: string[];
                    id: string;
                    /** @default null */
                    level: number | null;
                    /** @default null */
                    manual: {
                        evidence: string;
                        intervalDays: number;
                    } | null;
                    /**
                     * @default asset
                     * @enum {string}
                     */
                    per: "asset" | "cluster";
                    requirement: string;
                    /** @default null */
                    role: ("control-plane" | "etcd") | null;
                    section: string;
                    title: string;
                    /**
                     * @default anywhere
                     * @enum {string}
                     */
                    within: "anywhere" | "cluster";
                }[];
                id: string;
                publisher: string;
                sections: {
                    id: string;
                    parent: string | null;
                    title: string;
                }[];
                source: string;
                title: string;
                version: string;
            };
            madeAt: string;
            madeBy: string;
            revision: number;
        };
        OwnSession: {
            createdAt: string;
            current: boolean;
            ip: string | null;
            name: string;
            seenAt: string;
            userAgent: string | null;
        };
        PackagePage: {
            nextCursor: string | null;
            rows: components["schemas"]["PackageRow"][];
            total: number;
        };
        PackageQuery: {
            cursor?: string;
            /** @default 100 */
            limit: number;
            q?: string;
        };
        PackageRow: {
            findings: number;
            id: string;
            licenses: string[];
            name: string;
            places: string[];
            purl: string | null;
            source: string;
            tools: string[];
            type: string;
            version: string;
        };
        PasswordChange: {
            current: string;
            password: string;
        };
        Person: {
            createdAt: string;
            disabledAt: string | null;
            email: string;
            id: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "ciso" | "analyst" | "auditor" | "admin";
            secondFactor: boolean;
            signedInAt: string | null;
        };
        PersonChange: {
            disabled?: boolean;
            /** @enum {string} */
            role?: "viewer" | "ciso" | "analyst" | "auditor" | "admin";
        };
        PlannedFix: {
            alone: number;
            effort: number;
            findings: number;
            href: string;
            key: string;
            /** @enum {string} */
            kind: "package" | "check" | "base" | "subject";
            label: string;
            owners: string[];
            step: {
                adds: number;
                place: number;
                score: number;
            } | null;
        };
        PlanNumber: {
            planId: number;
        };
        PlanQuery: {
            best?: number;
            /**
             * @default gain
             * @enum {string}
             */
            by: "gain" | "effort";
            pick?: string | string[];
            /** @default estate */
            scope: string;
        };
        PlanView: {
            fixes: components["schemas"]["PlannedFix"][];
            instant: string;
            predicted: number | null;
            /** @default estate */
            scope: string;
            scopeName: string;
            score: number | null;
        };
        Posture: {
            accepted: {
                findings: number;
                href: string | null;
            };
            actions: components["schemas"]["PostureAction"][];
            asOf: {
                late: number;
                sha256: string;
            } | null;
            assets: {
                [key: string]: number;
            };
            change: {
                points: number;
                since: string;
            } | null;
            coverage: number | null;
            dismissed: {
                findings: number;
                points: number;
            };
            exclusions: components["schemas"]["Exclusions"];
            gates: components["schemas"]["Gate"][];
            honoured: number | null;
            instant: string;
            ledger: components["schemas"]["PostureLine"][];
            open: {
                [key: string]: number;
            };
            parts: {
                assets: number;
                /** @enum {string} */
                kind: "cluster" | "team";
                name: string;
                scope: string;
                score: number | null;
            }[];
            scope: string;
            scopeName: string;
            score: number | null;
            trend: components["schemas"]["TrendPoint"][];
            weakest: {
                id: number;
                kind: string;
                name: string;
                score: number;
            }[];
        };
        PostureAction: {
            detail: string;
            findings: number;
            gain: number;
            href: string;
            label: string;
            owner: string | null;
        };
        PostureLine: {
            assets: number;
            command: string | null;
            detail: string;
            gain: number | null;
            href: string | null;
            /** @enum {string} */
            kind: "finding" | "stale" | "unassessed" | "rest";
            label: string;
            severity: string | null;
            share: number;
        };
        Preview: {
            capped: boolean;
            days: number;
            matched: number;
            messages: {
                at: string;
                count: number;
                names: string[];
                title: string;
            }[];
            unlisted: number;
            waiting: number;
        };
        PriorityView: {
            path: {
                answer: string;
                evidence: string;
                /** @enum {string} */
                question: "exploitation" | "exposure" | "automatable" | "impact";
            }[];
            /** @enum {string} */
            priority: "act" | "attend" | "track_closely" | "track";
        };
        Problem: {
            code: string;
            detail: string;
            errors?: {
                message: string;
                path: string;
            }[];
            requestId: string;
            status: number;
            title: string;
            type: string;
        };
        Proof: {
            password: string;
        };
        QueueState: {
            lagSeconds: number;
            tasks: components["schemas"]["TaskState"][];
            workers: number;
        };
        RecoveryCodes: {
            codes: string[];
        };
        RelatedAsset: {
            detail: string | null;
            id: number;
            /** @enum {string} */
            kind: "cluster" | "host" | "repository" | "image" | "workload" | "container" | "source";
            live: boolean;
            name: string;
        };
        ReportQuery: {
            cluster?: number;
            /** @default UTC */
            timeZone: string;
        };
        ReportReference: {
            feeds: unknown;
            format: string | null;
            id: number;
            receivedAt: string;
            scannedAt: string | null;
            sha256: string;
            tool: string | null;
            toolVersion: string | null;
        };
        RetentionChange: {
            days: number | null;
            version: number;
        };
        RetentionParams: {
            /** @enum {string} */
            kind: "report_bodies" | "runtime_events" | "posture_snapshots" | "sessions" | "audit_entries";
        };
        RetentionPreview: {
            bytes: number;
            oldest: string | null;
            rows: number;
        };
        RetentionQuestion: {
            days: "ever" | number;
        };
        RetentionRule: {
            changedAt: string | null;
            changedBy: string | null;
            days: number | null;
            effect: string;
            /** @enum {string} */
            kind: "report_bodies" | "runtime_events" | "posture_snapshots" | "sessions" | "audit_entries";
            least: number;
            most: number | null;
            title: string;
            version: number;
        };
        RiskChange: {
            /** @default  */
            description: string;
            impact: number;
            likelihood: number;
            /** @default [] */
            mitigations: {
                controlId: string;
                frameworkId: string;
                /** @enum {string} */
                lowers: "likelihood" | "impact";
                title: string;
            }[];
            name: string;
            /** Format: date */
            reviewOn: string;
            /** @default null */
            teamId: number | null;
            /** @default [] */
            threats: string[];
            /** @default null */
            treatment: ("accept" | "mitigate" | "transfer" | "avoid") | null;
            version: number;
        };
        RiskDraft: {
            /** @default  */
            description: string;
            impact: number;
            likelihood: number;
            /** @default [] */
            mitigations: {
                controlId: string;
                frameworkId: string;
                /** @enum {string} */
                lowers: "likelihood" | "impact";
                title: string;
            }[];
            name: string;
            /** Format: date */
            reviewOn: string;
            /** @default null */
            teamId: number | null;
            /** @default [] */
            threats: string[];
            /** @default null */
            treatment: ("accept" | "mitigate" | "transfer" | "avoid") | null;
        };
        RiskList: {
            evaluatedAt: string;
            risks: components["schemas"]["RiskView"][];
        };
        RiskMove: {
            note: string;
            /** @enum {string} */
            to: "identified" | "assessed" | "treating" | "treated" | "closed";
            version: number;
        };
        RiskNumber: {
            riskId: number;
        };
        RiskView: {
            changedAt: string;
            description: string;
            due: boolean;
            id: number;
            inherent: {
                impact: number;
                likelihood: number;
            };
            /** @enum {string} */
            level: "low" | "moderate" | "high" | "severe";
            mitigations: components["schemas"]["MitigationView"][];
            name: string;
            residual: {
                impact: number;
                likelihood: number;
            };
            reviewOn: string;
            /** @enum {string} */
            state: "identified" | "assessed" | "treating" | "treated" | "closed";
            team: {
                id: number;
                name: string;
            } | null;
            threats: string[];
            treatment: ("accept" | "mitigate" | "transfer" | "avoid") | null;
            version: number;
        };
        RoleParam: {
            /** @enum {string} */
            role: "viewer" | "ciso" | "analyst" | "auditor" | "admin";
        };
        RuleDraft: {
            /** @enum {string} */
            event: "new_finding" | "known_exploited" | "collector_silent" | "report_failed" | "sla_breached" | "exception_ending" | "review_due";
            filter?: string;
            /** @default {} */
            schedule: components["schemas"]["ScheduleInput"];
        };
        RuleInput: {
            cluster?: string | null;
            label?: string | null;
            labelValue?: string | null;
            namespace?: string | null;
            repository?: string | null;
            teamId: number;
        };
        RuleList: {
            rules: components["schemas"]["RuleInput"][];
        };
        RuleNumber: {
            ruleId: number;
        };
        RulePreview: {
            byKind: {
                [key: string]: number;
            };
            from: {
                assets: number;
                teamId: number | null;
            }[];
            samples: string[];
            shadowed: number;
            takes: number;
        };
        RuleSwitch: {
            enabled: boolean;
        };
        RuleView: {
            destination: {
                enabled: boolean;
                id: number;
                name: string;
            };
            dueAt: string | null;
            enabled: boolean;
            /** @enum {string} */
            event: "new_finding" | "known_exploited" | "collector_silent" | "report_failed" | "sla_breached" | "exception_ending" | "review_due";
            filter: string;
            id: number;
            name: string;
            schedule: components["schemas"]["Schedule"];
            version: number;
            waiting: number;
        };
        Run: {
            by: string;
            done: number;
            finishedAt: string | null;
            id: number;
            moved: number;
            startedAt: string;
            total: number;
        };
        RunningPlace: {
            cluster: string | null;
            exposure: string;
            id: number;
            /** @enum {string} */
            kind: "workload" | "host";
            name: string;
            namespace: string | null;
            team: string | null;
        };
        RuntimeEvents: {
            events: number;
            firstAt: string | null;
            kept: components["schemas"]["RuntimeEventView"][];
            lastAt: string | null;
        };
        RuntimeEventView: {
            action: string;
            at: string;
            container: string | null;
            host: string | null;
            image: string | null;
            message: string;
            pod: string | null;
            reportId: number;
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none";
            tags: string[];
        };
        SavedPlan: {
            actions: {
                adds: number;
                key: string;
                label: string;
            }[];
            done: number;
            findings: number;
            id: number;
            madeAt: string;
            madeBy: string;
            name: string;
            predicted: number;
            predictedNow: number | null;
            /** @default estate */
            scope: string;
            scopeName: string;
            score: number;
            scoreNow: number | null;
        };
        Schedule: {
            /**
             * @default immediate
             * @enum {string}
             */
            cadence: "immediate" | "hourly" | "daily" | "weekly";
            /** @default 08:00 */
            dailyAt: string;
            /** @default null */
            quiet: {
                from: string;
                to: string;
            } | null;
            /** @default 1 */
            threshold: number;
            /** @default 1 */
            weekday: number;
            /** @default null */
            withinHours: number | null;
            /** @default UTC */
            zone: string;
        };
        ScheduleInput: {
            /**
             * @default immediate
             * @enum {string}
             */
            cadence: "immediate" | "hourly" | "daily" | "weekly";
            /** @default 08:00 */
            dailyAt: string;
            /** @default null */
            quiet: {
                from: string;
                to: string;
            } | null;
            /** @default 1 */
            threshold: number;
            /** @default 1 */
            weekday: number;
            /** @default null */
            withinHours: number | null;
            /** @default UTC */
            zone: string;
        };
        ScopeChoice: {
            /** @enum {string} */
            kind: "cluster" | "team" | "namespace" | "view";
            name: string;
            /** @default estate */
            scope: string;
        };
        ScopeChoices: {
            scopes: components["schemas"]["ScopeChoice"][];
        };
        ScopeView: {
            assets: number;
            cluster: number | null;
            name: string;
        };
        SearchQuery: {
            q: string;
        };
        SearchResult: {
            href: string;
            /** @enum {string} */
            kind: "rule" | "component" | "cluster" | "host" | "repository" | "workload" | "source" | "image" | "control" | "person" | "view";
            subtitle: string;
            title: string;
        };
        SearchResults: {
            results: components["schemas"]["SearchResult"][];
        };
        SecondFactor: {
            recoveryLeft: number;
            since: string | null;
        };
        SectionView: {
            id: string;
            parent: string | null;
            title: string;
        };
        SegmentParams: {
            id: number;
        };
        SeverityOverride: {
            reason: string;
            severity: ("critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none") | null;
            version: number;
        };
        ShownParcel: {
            body: string;
            headers: {
                name: string;
                value: string;
            }[];
            to: string;
        };
        SlaPolicy: {
            act: number;
            attend: number;
            track: number;
            track_closely: number;
        };
        SlaPolicyInput: {
            act: number;
            attend: number;
            track: number;
            track_closely: number;
        };
        SlaPreview: {
            overdueNow: number;
            overdueThen: number;
        };
        Source: {
            /** @enum {string} */
            kind: "docker" | "podman" | "kubernetes" | "registry";
            name: string;
            version: string | null;
        };
        SourceInput: {
            /** @enum {string} */
            kind: "docker" | "podman" | "kubernetes" | "registry";
            name: string;
            version: string | null;
        };
        Storage: {
            dailyBytes: number;
            databaseBytes: number;
            disk: {
                freeBytes: number;
                sizeBytes: number;
            } | null;
            parts: {
                bytes: number;
                name: string;
                rows: number;
                tables: number;
                title: string;
            }[];
        };
        StoryPart: {
            /** @enum {string} */
            area: "vulnerabilities" | "configuration" | "secrets" | "provenance" | "network" | "access" | "runtime";
            assessed: boolean;
            /** @enum {string} */
            from: "itself" | "images";
            points: number;
        };
        Suggestion: {
            assets: number;
            cluster: string | null;
            label: string | null;
            labelValue: string | null;
            namespace: string | null;
            repository: string | null;
            samples: string[];
        };
        TaskState: {
            dead: number;
            ready: number;
            running: number;
            scheduled: number;
            task: string;
        };
        TeamChange: {
            archived?: boolean;
            criticality?: 1 | 2 | 3 | 5;
            name?: string;
            platform?: boolean;
        };
        TeamsSummary: {
            all: components["schemas"]["Holding"];
            teams: components["schemas"]["TeamSummary"][];
            unowned: components["schemas"]["Holding"];
        };
        TeamSummary: {
            archivedAt: string | null;
            assets: number;
            byKind: {
                [key: string]: number;
            };
            bySeverity: {
                [key: string]: number;
            };
            criticality: number;
            findings: number;
            id: number;
            name: string;
            platform: boolean;
            rules: number;
        };
        TimelineView: {
            actor: {
                kind: string;
                name: string;
            };
            at: string;
            by: "feed" | null;
            cause: string | null;
            comment: string | null;
            event: string;
            from: string | null;
            id: number;
            justification: string | null;
            reportId: number | null;
            to: string | null;
        };
        TokenRotation: {
            /** @default 24 */
            overlapHours: number;
        };
        Total: {
            capped: boolean;
            count: number;
        };
        Tracker: {
            address: string;
            id: number;
            /** @enum {string} */
            kind: "webhook" | "email" | "slack" | "teams" | "jira" | "github";
            name: string;
        };
        TrendPoint: {
            at: string;
            coverage: number;
            score: number;
        };
        Triage: {
            /** @default  */
            comment: string;
            /** @default null */
            justification: ("component_not_present" | "vulnerable_code_not_present" | "vulnerable_code_not_in_execute_path" | "vulnerable_code_cannot_be_controlled_by_adversary" | "inline_mitigations_already_exist") | null;
            /** @enum {string} */
            status: "open" | "acknowledged" | "in_progress" | "fix_claimed" | "false_positive" | "not_affected" | "risk_accepted";
            version: number;
        };
        TriageUndo: {
            findings: {
                id: number;
                version: number;
            }[];
        };
        Trial: {
            answer: components["schemas"]["Answer"];
            milliseconds: number;
            payload: components["schemas"]["ShownParcel"];
        };
        Trouble: {
            code: string;
            path: string;
            reason: string;
        };
        Twin: {
            component: string;
            distinctions: components["schemas"]["Distinction"][];
            id: number;
            rule: string;
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low" | "negligible" | "unknown" | "info" | "none";
            /** @enum {string} */
            state: "present" | "unconfirmed" | "closed";
            subject: components["schemas"]["AssetReference"];
        };
        Twins: {
            twins: components["schemas"]["Twin"][];
        };
        Unowned: {
            nextCursor: string | null;
            rows: components["schemas"]["UnownedAsset"][];
            suggestions: components["schemas"]["Suggestion"][];
            total: number;
        };
        UnownedAsset: {
            cluster: string | null;
            id: number;
            /** @enum {string} */
            kind: "cluster" | "host" | "repository" | "image" | "workload" | "container" | "source";
            name: string;
            namespace: string | null;
            suggestion: number | null;
        };
        UnownedQuery: {
            cursor?: string;
            /** @default 100 */
            limit: number;
        };
        VexAnswer: {
            accept: boolean;
            matches: {
                findingId: number;
                statementId: number;
            }[];
        };
        VexAnswered: {
            applied: number;
            dismissed: number;
            refused: {
                findingId: number;
                reason: string;
            }[];
        };
        VexAuthor: {
            author: string;
            collector: string;
            collectorId: number;
            matches: {
                [key: string]: number;
            };
            statements: number;
            trusted: boolean;
        };
        VexDesk: {
            authors: components["schemas"]["VexAuthor"][];
            matches: components["schemas"]["VexMatchView"][];
            nextCursor: string | null;
        };
        VexExport: {
            author?: string;
            /**
             * @default openvex
             * @enum {string}
             */
            format: "openvex" | "cyclonedx";
        };
        VexMatches: {
            after?: string;
            finding?: number;
            /**
             * @default suggested
             * @enum {string}
             */
            state: "suggested" | "applied" | "agrees" | "overruled" | "superseded" | "dismissed";
        };
        VexMatchView: {
            author: string;
            collector: string;
            comment: string;
            component: string;
            findingId: number;
            justification: ("component_not_present" | "vulnerable_code_not_present" | "vulnerable_code_not_in_execute_path" | "vulnerable_code_cannot_be_controlled_by_adversary" | "inline_mitigations_already_exist") | null;
            /** @enum {string} */
            proposed: "open" | "acknowledged" | "in_progress" | "fix_claimed" | "false_positive" | "not_affected" | "risk_accepted" | "closed";
            reportId: number;
            rule: string;
            /** @enum {string} */
            says: "not_affected" | "affected" | "fixed" | "under_investigation";
            /** @enum {string} */
            state: "suggested" | "applied" | "agrees" | "overruled" | "superseded" | "dismissed";
            statedAt: string | null;
            statementId: number;
            /** @enum {string} */
            status: "open" | "acknowledged" | "in_progress" | "fix_claimed" | "false_positive" | "not_affected" | "risk_accepted" | "closed";
            subject: string;
            whole: boolean;
        };
        VexTrust: {
            author: string;
            collectorId: number;
            trusted: boolean;
        };
        ViewChange: {
            /** @enum {string} */
            density?: "dense" | "comfortable";
            filter?: string;
            group?: ("rule" | "component" | "team" | "subject" | "base" | "workload" | "kind" | "severity") | null;
            hide?: string[];
            name?: string;
            shared?: boolean;
            /** @enum {string} */
            sort?: "-severity" | "severity" | "-first_seen" | "first_seen" | "-changed" | "changed" | "due" | "-due";
            version: number;
        };
        ViewCounts: {
            counts: {
                fresh: number;
                id: number;
                total: components["schemas"]["Total"];
            }[];
        };
        ViewDefault: {
            viewId: number | null;
        };
        ViewMade: {
            id: number;
        };
        ViewNumber: {
            viewId: number;
        };
        ViewOrder: {
            ids: number[];
        };
        Welcome: {
            email: string;
            name: string;
            password: string;
            token: string;
        };
        WhatIf: {
            /** @default 0.2 */
            cluster: number;
            /** @default 0.15 */
            host: number;
            /** @default 0.5 */
            idle: number;
            /** @default 0.4 */
            image: number;
            /** @default 1.5 */
            internet: number;
            /** @default 50 */
            k: number;
            /** @default 0.3 */
            lambda: number;
            /** @default estate */
            scope: string;
            /** @default 0.25 */
            workload: number;
        };
        WhatIfView: {
            instant: string;
            parts: {
                name: string;
                scope: string;
                tried: number;
                usual: number;
            }[];
            scopeName: string;
            tried: number | null;
            usual: number | null;
        };
        Whereabouts: {
            hosts: number;
            images: number;
            names: string[];
            workloads: number;
        };
    };
    responses: never;
    parameters: {
        /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
        IdempotencyKey: string;
        /** @description The ETag of the answer that you have; 304 says that it is still the same. */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description What the answer is, to be asked for with If-None-Match */
        ETag: string;
        /** @description Requests that are left in this minute, and seconds until it ends */
        RateLimit: string;
        /** @description Requests that one caller may send in a minute */
        RateLimitPolicy: string;
        /** @description Quote it when you ask for help */
        RequestId: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAdvisoriesAdvisoryId: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                advisoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether and where an advisory concerns this estate, since when, exploited or not, and who owns it */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryAnswer"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAdvisoriesAdvisoryIdReport: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                timeZone?: string;
            };
            header?: never;
            path: {
                advisoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer about an advisory on one page, as a PDF; that it was made is itself recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssets: {
        parameters: {
            query: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cluster?: number;
                cursor?: string;
                endOfLife?: "yes";
                exposure?: string;
                host?: number;
                image?: number;
                kind: "cluster" | "host" | "repository" | "image" | "workload" | "container" | "source";
                label?: string | string[];
                lifetime?: "under_10s" | "under_1m" | "under_10m" | "under_1h" | "under_1d" | "over_1d" | "unknown" | "running";
                limit?: number;
                live?: "yes" | "no";
                namespace?: string;
                provider?: string;
                q?: string;
                role?: string;
                team?: "none" | number;
                unscanned?: "yes";
                workload?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Assets of one kind that match a filter, a page at a time */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetPage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetsAssetId: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                assetId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One asset with everything that belongs together with it */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetDetail"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetsAssetIdLineage: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                assetId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What an image is built on, and what of its findings comes from there */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageLineage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetsAssetIdPackages: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                assetId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The packages that the newest bills of materials of an asset list */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackagePage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetsCounts: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many assets of each kind there are, and how many are live */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetCounts"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetsExport: {
        parameters: {
            query: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cluster?: number;
                cursor?: string;
                endOfLife?: "yes";
                exposure?: string;
                format?: "csv" | "xlsx" | "json" | "jsonl";
                host?: number;
                image?: number;
                kind: "cluster" | "host" | "repository" | "image" | "workload" | "container" | "source";
                label?: string | string[];
                lifetime?: "under_10s" | "under_1m" | "under_10m" | "under_1h" | "under_1d" | "over_1d" | "unknown" | "running";
                limit?: number;
                live?: "yes" | "no";
                namespace?: string;
                provider?: string;
                q?: string;
                role?: string;
                team?: "none" | number;
                unscanned?: "yes";
                workload?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list of assets with its filter as CSV, XLSX or JSON; that it was taken is recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/jsonl; charset=utf-8": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetsFacets: {
        parameters: {
            query: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cluster?: number;
                cursor?: string;
                endOfLife?: "yes";
                exposure?: string;
                host?: number;
                image?: number;
                kind: "cluster" | "host" | "repository" | "image" | "workload" | "container" | "source";
                label?: string | string[];
                lifetime?: "under_10s" | "under_1m" | "under_10m" | "under_1h" | "under_1d" | "over_1d" | "unknown" | "running";
                limit?: number;
                live?: "yes" | "no";
                namespace?: string;
                provider?: string;
                q?: string;
                role?: string;
                team?: "none" | number;
                unscanned?: "yes";
                workload?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The choices of a list's filters with what each would list */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: {
                            count: number;
                            label: string;
                            value: string;
                        }[];
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetsLifetimes: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cluster?: number;
                cursor?: string;
                endOfLife?: "yes";
                exposure?: string;
                host?: number;
                image?: number;
                label?: string | string[];
                lifetime?: "under_10s" | "under_1m" | "under_10m" | "under_1h" | "under_1d" | "over_1d" | "unknown" | "running";
                limit?: number;
                live?: "yes" | "no";
                namespace?: string;
                provider?: string;
                q?: string;
                role?: string;
                team?: "none" | number;
                unscanned?: "yes";
                workload?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How long containers lived, those included of which age has left only their number */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifetimeHistogram"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssignees: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description People and teams that findings can be given to, and who can be named in remarks */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignees"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAttestations: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Attestations that wait for review, end within 30 days, or are over with nothing newer */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuePage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAttestationsAttestationIdEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attestationId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The evidence file of an attestation, as it was sent */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putAttestationsAttestationIdReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attestationId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "review": "agree",
                 *       "note": "",
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["AttestationReview"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAudit: {
        parameters: {
            query?: {
                action?: string;
                actorId?: string;
                cursor?: number;
                from?: string;
                limit?: number;
                q?: string;
                subjectId?: string;
                subjectKind?: string;
                to?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The audit log, newest first */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditBundle: {
        parameters: {
            query?: {
                from?: number;
                to?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The audit log as a bundle that verifies offline; that it was taken is itself recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl; charset=utf-8": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditConsistency: {
        parameters: {
            query: {
                from: number;
                to?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof that the audit log of one checkpoint only grew into that of another (RFC 6962, 2.1.2) */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        format: "plimsoll-consistency/1";
                        from: string;
                        key: string;
                        proof: string[];
                        to: string;
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditExport: {
        parameters: {
            query?: {
                action?: string;
                actorId?: string;
                cursor?: number;
                format?: "csv" | "xlsx" | "json" | "jsonl";
                from?: string;
                limit?: number;
                q?: string;
                subjectId?: string;
                subjectKind?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list of audit with its filter as CSV, XLSX or JSON; that it was taken is recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/jsonl; charset=utf-8": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditSegments: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries of the audit log that left the list by age: sealed segments, the newest first */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditSegments"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditSegmentsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A sealed segment of the audit log: a compressed bundle that verifies offline; that it was taken is recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAuditSegmentsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditSiem: {
        parameters: {
            query?: {
                action?: string;
                actorId?: string;
                cursor?: number;
                format?: "ocsf" | "syslog" | "jsonl";
                from?: string;
                limit?: number;
                q?: string;
                subjectId?: string;
                subjectKind?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The audit log with its filter as OCSF events, syslog messages (RFC 5424) or JSON lines; that it was taken is recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl; charset=utf-8": unknown;
                    "text/plain; charset=utf-8": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far the audit log reaches, is signed, and was verified */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditStatus"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBaseImages: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Images that others are built on, with what comes from them and what an update would remove */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BasePage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBaseImagesImageId: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                imageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One base image: its problems, what is built on it, who has to rebuild */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaseDetail"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBaselines: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Posture baselines, newest first, each with how much drifted */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaselineSummary"][];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBaselines: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "cluster": 1
                 *     }
                 */
                "application/json": components["schemas"]["BaselineWish"];
            };
        };
        responses: {
            /** @description Save what every check of a scope says now as what is required */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBaselinesBaselineId: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                baselineId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One baseline and what drifted from it */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaselineView"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteBaselinesBaselineId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                baselineId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCollectors: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Collectors: when each reported last, and what became of its reports */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        collectors: components["schemas"]["CollectorView"][];
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCollectors: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "kind": "trivy",
                 *       "binding": null,
                 *       "intervalSeconds": null
                 *     }
                 */
                "application/json": components["schemas"]["NewCollector"];
            };
        };
        responses: {
            /** @description Connect a collector; the answer holds its token, which is shown this once */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MintedToken"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCollectorsCollectorId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                collectorId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One collector */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectorView"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchCollectorsCollectorId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collectorId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "intervalSeconds": 60,
                 *       "disabled": true
                 *     }
                 */
                "application/json": components["schemas"]["CollectorChange"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCollectorsCollectorIdTokens: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                collectorId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": components["schemas"]["TokenRotation"];
            };
        };
        responses: {
            /** @description Make a collector's next token; those there are stay good for the overlap */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MintedToken"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCollectorsCollectorIdTokensTokenId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collectorId: number;
                tokenId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCollectorsExport: {
        parameters: {
            query?: {
                format?: "csv" | "xlsx" | "json" | "jsonl";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list of collectors with its filter as CSV, XLSX or JSON; that it was taken is recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/jsonl; charset=utf-8": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCompliance: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cluster?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every framework with its counts by status */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrameworkList"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComplianceFrameworkId: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cluster?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                frameworkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One framework: its sections and controls, and where each stands */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrameworkView"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComplianceFrameworkIdControlsControlId: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cluster?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                controlId: string;
                frameworkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One control: its checks' answers by asset, and the reports behind them */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ControlView"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComplianceFrameworkIdControlsControlIdAttestations: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cluster?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                controlId: string;
                frameworkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What people attested of a control, newest first */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttestationView"][];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postComplianceFrameworkIdControlsControlIdAttestations: {
        parameters: {
            query: {
                cluster?: number;
                effectiveFrom: string;
                fileName?: string;
                intervalDays: number;
                statement: string;
            };
            header?: never;
            path: {
                controlId: string;
                frameworkId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Attest a control; the body is the evidence file. Another person has to agree */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComplianceFrameworkIdEvidence: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cluster?: number;
                timeZone?: string;
            };
            header?: never;
            path: {
                frameworkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A framework as a signed evidence pack: PDF, JSON, CSV, manifest and audit proofs in one ZIP */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComplianceFrameworkIdExport: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cluster?: number;
                format?: "csv" | "xlsx" | "json" | "jsonl";
            };
            header?: never;
            path: {
                frameworkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list of controls with its filter as CSV, XLSX or JSON; that it was taken is recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/jsonl; charset=utf-8": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComplianceFrameworkIdOscal: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cluster?: number;
                kind?: "assessment-results" | "poam";
            };
            header?: never;
            path: {
                frameworkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A framework over a scope as an OSCAL 1.2.1 document: assessment results or plan of action and milestones */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComplianceFrameworkIdReport: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cluster?: number;
                timeZone?: string;
            };
            header?: never;
            path: {
                frameworkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report of one framework as a PDF; that it was made is itself recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContracts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Contracts on evidence, each with how many assets keep it now */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractView"][];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContracts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "kind": "cluster",
                 *       "area": "vulnerabilities",
                 *       "tool": "checkout",
                 *       "cluster": 1,
                 *       "maxAgeHours": 1,
                 *       "severity": "medium",
                 *       "team": 1
                 *     }
                 */
                "application/json": components["schemas"]["ContractWish"];
            };
        };
        responses: {
            /** @description Agree on which evidence has to be there, how fresh, and whose business it is */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteContractsContractId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contractId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCoverage: {
        parameters: {
            query?: {
                area?: "vulnerabilities" | "configuration" | "secrets" | "provenance" | "network" | "access" | "runtime";
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cursor?: string;
                kind?: "cluster" | "host" | "workload" | "image";
                limit?: number;
                q?: string;
                scope?: string;
                state?: ("never" | "silent" | "stale" | "fresh" | "excluded") | ("never" | "silent" | "stale" | "fresh" | "excluded")[];
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How well every area of every live asset is known, and the list of those asked for */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coverage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCoverageExport: {
        parameters: {
            query?: {
                area?: "vulnerabilities" | "configuration" | "secrets" | "provenance" | "network" | "access" | "runtime";
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cursor?: string;
                format?: "csv" | "xlsx" | "json" | "jsonl";
                kind?: "cluster" | "host" | "workload" | "image";
                limit?: number;
                q?: string;
                scope?: string;
                state?: ("never" | "silent" | "stale" | "fresh" | "excluded") | ("never" | "silent" | "stale" | "fresh" | "excluded")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list of coverage with its filter as CSV, XLSX or JSON; that it was taken is recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/jsonl; charset=utf-8": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeadlines: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is overdue and due soon by priority, how old findings get, and how long closing takes */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deadlines"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeliveriesDeliveryId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                deliveryId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One delivery and what became of it */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postDeliveriesDeliveryIdDiscard: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                deliveryId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeliveriesDeliveryIdDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document of a delivery as it was sent; opening it is recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postDeliveriesDeliveryIdReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                deliveryId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "approved": false,
                 *       "subject": null
                 *     }
                 */
                "application/json": {
                    /** @default false */
                    approved?: boolean;
                    /** @default null */
                    subject?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExceptions: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cursor?: number;
                from?: string;
                limit?: number;
                mine?: "approve" | "requested";
                state?: "requested" | "approved" | "declined" | "withdrawn" | "revoked" | "ended";
                to?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Exceptions, newest first: by state, by when they end, or those waiting for the asker */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExceptionPage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postExceptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "reason": "Fixed in the next release",
                 *       "scope": "checkout",
                 *       "status": "risk_accepted",
                 *       "justification": null,
                 *       "renews": null,
                 *       "endsAt": null,
                 *       "endsOnFix": false,
                 *       "endsOnKev": true,
                 *       "endsOnEpss": null,
                 *       "endsOnExposure": false
                 *     }
                 */
                "application/json": components["schemas"]["ExceptionRequest"];
            };
        };
        responses: {
            /** @description Ask for an exception; another person has to approve it */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExceptionsExceptionId: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                exceptionId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One exception, what is and was under it, and what the asker may do */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExceptionDetail"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putExceptionsExceptionIdDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exceptionId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "approve",
                 *       "note": "",
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["ExceptionDecision"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExceptionsExport: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cursor?: number;
                format?: "csv" | "xlsx" | "json" | "jsonl";
                from?: string;
                limit?: number;
                mine?: "approve" | "requested";
                state?: "requested" | "approved" | "declined" | "withdrawn" | "revoked" | "ended";
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list of exceptions with its filter as CSV, XLSX or JSON; that it was taken is recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/jsonl; charset=utf-8": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postExceptionsPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scope": "checkout",
                 *       "endsAt": null,
                 *       "endsOnFix": false,
                 *       "endsOnKev": true,
                 *       "endsOnEpss": null,
                 *       "endsOnExposure": false
                 *     }
                 */
                "application/json": components["schemas"]["ExceptionPreviewQuery"];
            };
        };
        responses: {
            /** @description What an exception would cover now, and what it would leave out; nothing changes */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExceptionPreview"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFeeds: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feeds of exploitation and its likelihood, and the advisories known, with their age */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        advisories: components["schemas"]["AdvisoriesView"];
                        feeds: components["schemas"]["FeedView"][];
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFeedsSources: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where feeds are fetched from, and how the last attempt went */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sources: components["schemas"]["FeedSourceView"][];
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFeedsSources: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "feed": "kev",
                 *       "url": "checkout",
                 *       "intervalSeconds": 86400
                 *     }
                 */
                "application/json": components["schemas"]["NewFeedSource"];
            };
        };
        responses: {
            /** @description Fetch a feed from an address by schedule, the first time now */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteFeedsSourcesSourceId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sourceId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFeedsSourcesSourceIdFetch: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                sourceId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindings: {
        parameters: {
            query?: {
                after?: string;
                asset?: string;
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                before?: string;
                cause?: string;
                cluster?: string;
                component?: string;
                cursor?: string;
                exposed?: string;
                filter?: string;
                fix?: string;
                kev?: string;
                kind?: string;
                label?: string;
                limit?: number;
                namespace?: string;
                q?: string;
                rule?: string;
                running?: string;
                severity?: string;
                sort?: "-severity" | "severity" | "-first_seen" | "first_seen" | "-changed" | "changed" | "due" | "-due";
                state?: string;
                status?: string;
                subject?: string;
                team?: string;
                tool?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Findings that match a filter, a page at a time */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingPage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsFindingId: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                findingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One finding, by its number or its fingerprint, with evidence and history */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingDetail"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putFindingsFindingIdAssignee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                findingId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "assignee": {
                 *         "kind": "person",
                 *         "id": "checkout"
                 *       },
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["Assignment"];
            };
        };
        responses: {
            /** @description Give a finding to a person or a team, or to nobody */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFindingsFindingIdComments: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                findingId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "comment": "checkout"
                 *     }
                 */
                "application/json": components["schemas"]["Comment"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsFindingIdEvents: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                findingId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How often a runtime finding was seen, and its newest events */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuntimeEvents"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFindingsFindingIdHandOver: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                findingId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "destinationId": 1,
                 *       "note": ""
                 *     }
                 */
                "application/json": components["schemas"]["HandOver"];
            };
        };
        responses: {
            /** @description Send a finding to a destination */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsFindingIdIssues: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                findingId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A finding's tickets, and where it could be sent */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingIssues"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFindingsFindingIdIssues: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                findingId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "trackerId": 1
                 *     }
                 */
                "application/json": components["schemas"]["NewIssue"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsFindingIdPriority: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                findingId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why a finding has its priority: each question, its answer, and what that rests on */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriorityView"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsFindingIdReasons: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                findingId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which advisory records, by which ranges, say that a finding is there */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reasons: components["schemas"]["MatchReason"][];
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putFindingsFindingIdSeverity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                findingId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "severity": "critical",
                 *       "reason": "checkout",
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["SeverityOverride"];
            };
        };
        responses: {
            /** @description Set a finding's severity, or give it back to the tools */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putFindingsFindingIdTriage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                findingId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "open",
                 *       "comment": "",
                 *       "justification": null,
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["Triage"];
            };
        };
        responses: {
            /** @description Say where a finding stands */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsFindingIdTwins: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                findingId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Findings that may be taken for this one, with why they are others */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Twins"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsFindingIdTwinsOtherId: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                findingId: number;
                otherId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why two findings are two */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Twin"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsBulk: {
        parameters: {
            query?: {
                cursor?: number;
                limit?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done to many findings at once, newest first */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkPage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFindingsBulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "filter": null,
                 *       "ids": null,
                 *       "deed": {
                 *         "kind": "verdict",
                 *         "status": "open",
                 *         "comment": "",
                 *         "justification": null
                 *       },
                 *       "digest": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                 *     }
                 */
                "application/json": components["schemas"]["BulkRequest"];
            };
        };
        responses: {
            /** @description One deed to all findings of a filter, or to those chosen, as they were shown by the preview */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkDone"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFindingsBulkBulkIdUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                bulkId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Put back what one action on many findings changed, where nobody has touched it since */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkUndone"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFindingsBulkPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "filter": null,
                 *       "ids": null,
                 *       "deed": {
                 *         "kind": "verdict",
                 *         "status": "open",
                 *         "comment": "",
                 *         "justification": null
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["BulkPreviewRequest"];
            };
        };
        responses: {
            /** @description What one deed would do to many findings, with the digest of the exact set; nothing changes */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkPreview"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsExport: {
        parameters: {
            query?: {
                after?: string;
                asset?: string;
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                before?: string;
                cause?: string;
                cluster?: string;
                component?: string;
                cursor?: string;
                exposed?: string;
                filter?: string;
                fix?: string;
                format?: "csv" | "xlsx" | "json" | "jsonl";
                kev?: string;
                kind?: string;
                label?: string;
                limit?: number;
                namespace?: string;
                q?: string;
                rule?: string;
                running?: string;
                severity?: string;
                sort?: "-severity" | "severity" | "-first_seen" | "first_seen" | "-changed" | "changed" | "due" | "-due";
                state?: string;
                status?: string;
                subject?: string;
                team?: string;
                tool?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list of findings with its filter as CSV, XLSX or JSON; that it was taken is recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/jsonl; charset=utf-8": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsFacets: {
        parameters: {
            query?: {
                after?: string;
                asset?: string;
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                before?: string;
                cause?: string;
                cluster?: string;
                component?: string;
                cursor?: string;
                exposed?: string;
                filter?: string;
                fix?: string;
                kev?: string;
                kind?: string;
                label?: string;
                limit?: number;
                namespace?: string;
                q?: string;
                rule?: string;
                running?: string;
                severity?: string;
                sort?: "-severity" | "severity" | "-first_seen" | "first_seen" | "-changed" | "changed" | "due" | "-due";
                state?: string;
                status?: string;
                subject?: string;
                team?: string;
                tool?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many findings each choice of a filter would list */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingFacets"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsGroups: {
        parameters: {
            query: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                cursor?: string;
                filter?: string;
                group: "rule" | "component" | "team" | "subject" | "base" | "workload" | "kind" | "severity";
                limit?: number;
                order?: "count" | "worst";
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Findings that match a filter, put together by rule, component, team, subject, kind or severity */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsTotal: {
        parameters: {
            query?: {
                after?: string;
                asset?: string;
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                before?: string;
                cause?: string;
                cluster?: string;
                component?: string;
                cursor?: string;
                exposed?: string;
                filter?: string;
                fix?: string;
                kev?: string;
                kind?: string;
                label?: string;
                limit?: number;
                namespace?: string;
                q?: string;
                rule?: string;
                running?: string;
                severity?: string;
                sort?: "-severity" | "severity" | "-first_seen" | "first_seen" | "-changed" | "changed" | "due" | "-due";
                state?: string;
                status?: string;
                subject?: string;
                team?: string;
                tool?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many findings match a filter */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Total"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFindingsTriageUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "findings": [
                 *         {
                 *           "id": 1,
                 *           "version": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TriageUndo"];
            };
        };
        responses: {
            /** @description Take back one's own newest verdicts while they are fresh */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedMany"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFrameworks: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "document": "checkout",
                 *       "revision": 1
                 *     }
                 */
                "application/json": components["schemas"]["FrameworkUpload"];
            };
        };
        responses: {
            /** @description Bring a framework of one's own, or change one: our schema or an OSCAL catalogue */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrameworkAdded"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFrameworksFrameworkId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                frameworkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document of a framework of one's own, and its revision */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnFramework"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteFrameworksFrameworkId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                frameworkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postHeartbeat: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent": {
                 *         "kind": "docker",
                 *         "version": "checkout"
                 *       },
                 *       "sentAt": "2026-03-02T09:30:00.000Z",
                 *       "intervalSeconds": 1,
                 *       "source": {
                 *         "kind": "docker",
                 *         "name": "checkout",
                 *         "version": "checkout"
                 *       },
                 *       "waiting": 0,
                 *       "lost": 0,
                 *       "troubles": [
                 *         {
                 *           "at": "2026-03-02T09:30:00.000Z",
                 *           "event": "unseen",
                 *           "reason": "checkout"
                 *         }
                 *       ],
                 *       "unchanged": [
                 *         "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Beat"];
            };
        };
        responses: {
            /** @description An agent says that it is alive, what it looks at, and what went wrong there */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeatAnswer"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImagesCompare: {
        parameters: {
            query: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
                from?: number;
                to: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Two images side by side: problems that are gone, new, and on both */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageComparison"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who asks, and what they may do */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postMePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current": "checkout",
                 *       "password": "Fixed in the next release"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMeSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether one signs in with a second factor, and how many recovery codes are left */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postMeSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "checkout"
                 *     }
                 */
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Begin with a second factor: a secret for an authenticator app, in force once a code of it is shown */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postMeSecondFactorConfirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "checkout"
                 *     }
                 */
                "application/json": components["schemas"]["Code"];
            };
        };
        responses: {
            /** @description Put one's second factor in force by a code of it; answers the recovery codes, once */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postMeSecondFactorOff: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "checkout"
                 *     }
                 */
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postMeSecondFactorRecovery: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "checkout"
                 *     }
                 */
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description New recovery codes; the former ones are void */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMentions: {
        parameters: {
            query?: {
                cursor?: number;
                limit?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remarks that name the asker, newest first */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionPage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putMentions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is wrong with this installation, less what you put away */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notices"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postNoticesMarks: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "notice": "checkout",
                 *       "hours": 1
                 *     }
                 */
                "application/json": components["schemas"]["NoticeMark"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteNoticesMarks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotificationsDestinations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where messages go, and what became of the last one */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        destinations: components["schemas"]["DestinationView"][];
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postNotificationsDestinations: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "connection": {
                 *         "kind": "webhook",
                 *         "url": "checkout"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewDestination"];
            };
        };
        responses: {
            /** @description Add a destination; a webhook's signing secret is in this answer alone */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeDestination"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteNotificationsDestinationsDestinationId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destinationId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchNotificationsDestinationsDestinationId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destinationId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "enabled": true,
                 *       "connection": {
                 *         "kind": "webhook",
                 *         "url": "checkout"
                 *       },
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["DestinationChange"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postNotificationsDestinationsDestinationIdSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                destinationId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make a webhook's signing secret anew; for a day both sign */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        signingSecret: string;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postNotificationsDestinationsDestinationIdTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                destinationId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send a test now: what went over the wire, and what was answered */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotificationsMessages: {
        parameters: {
            query?: {
                cursor?: number;
                destination?: number;
                limit?: number;
                state?: "queued" | "sent" | "dead" | "discarded";
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages with what became of them, the newest first */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotificationsMessagesMessageId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                messageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One message with its payload, credentials blotted out */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDetail"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postNotificationsMessagesMessageIdDiscard: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                messageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postNotificationsMessagesMessageIdRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                messageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotificationsRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is told, to whom and when, with what waits for its time */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rules: components["schemas"]["RuleView"][];
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postNotificationsRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "destinationId": 1,
                 *       "event": "new_finding",
                 *       "filter": "checkout",
                 *       "schedule": {
                 *         "cadence": "immediate",
                 *         "weekday": 1,
                 *         "dailyAt": "08:00",
                 *         "zone": "UTC",
                 *         "quiet": null,
                 *         "threshold": 1,
                 *         "withinHours": null
                 *       },
                 *       "enabled": true
                 *     }
                 */
                "application/json": components["schemas"]["NewRule"];
            };
        };
        responses: {
            /** @description Add a rule */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putNotificationsRulesRuleId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ruleId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "destinationId": 1,
                 *       "event": "new_finding",
                 *       "filter": "checkout",
                 *       "schedule": {
                 *         "cadence": "immediate",
                 *         "weekday": 1,
                 *         "dailyAt": "08:00",
                 *         "zone": "UTC",
                 *         "quiet": null,
                 *         "threshold": 1,
                 *         "withinHours": null
                 *       },
                 *       "enabled": true,
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["NotificationsRulesRuleChange"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteNotificationsRulesRuleId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ruleId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchNotificationsRulesRuleId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ruleId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": true
                 *     }
                 */
                "application/json": components["schemas"]["RuleSwitch"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postNotificationsRulesPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "event": "new_finding",
                 *       "filter": "checkout",
                 *       "schedule": {
                 *         "cadence": "immediate",
                 *         "weekday": 1,
                 *         "dailyAt": "08:00",
                 *         "zone": "UTC",
                 *         "quiet": null,
                 *         "threshold": 1,
                 *         "withinHours": null
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RuleDraft"];
            };
        };
        responses: {
            /** @description What a rule would have sent in the last seven days; nothing is sent */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenapiJson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This API as an OpenAPI 3.1 document */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                        paths: Record<string, never>;
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOwnership: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ownership rules in their order, and how far their last change has been handed out */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ownership"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rules": [
                 *         {
                 *           "teamId": 1
                 *         }
                 *       ],
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["InventoryOwnershipRuleChange"];
            };
        };
        responses: {
            /** @description Replace the ordered ownership rules and hand them out to all assets */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        runId: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postOwnershipPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rules": [
                 *         {
                 *           "teamId": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["RuleList"];
            };
        };
        responses: {
            /** @description What an ordered list of ownership rules would take, and from whom; nothing is changed */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnershipPreview"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOwnershipUnowned: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Live assets that nobody owns, with the rules that would take them */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unowned"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPeople: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everybody with an account, the oldest first */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: components["schemas"]["Person"][];
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPeople: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "email": "checkout",
                 *       "role": "viewer",
                 *       "password": "Fixed in the next release"
                 *     }
                 */
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description Add a person with a role and a first password */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchPeoplePersonId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "viewer",
                 *       "disabled": true
                 *     }
                 */
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePeoplePersonIdSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPosture: {
        parameters: {
            query?: {
                at?: string;
                scope?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Score, coverage, gates, ledger, actions and trend of a scope, now or as recorded by a moment */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Posture"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPostureComparison: {
        parameters: {
            query: {
                from: string;
                scope?: string;
                to?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Findings of a scope at two moments: new, fixed, gone, unchanged, excepted; they add up */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPostureEvidence: {
        parameters: {
            query?: {
                at?: string;
                scope?: string;
                timeZone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The posture of a scope as a signed evidence pack: PDF, JSON, CSV, manifest and audit proofs in one ZIP */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPostureMovement: {
        parameters: {
            query: {
                from: string;
                scope?: string;
                to?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why a scope's score moved between two moments: parts that sum to the change */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovementView"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPosturePlan: {
        parameters: {
            query?: {
                best?: number;
                by?: "gain" | "effort";
                pick?: string | string[];
                scope?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What can be done in a scope, and the exact score after what is chosen or the best so many */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPosturePlanExport: {
        parameters: {
            query?: {
                best?: number;
                by?: "gain" | "effort";
                format?: "csv" | "xlsx" | "json" | "jsonl";
                pick?: string | string[];
                scope?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list of fix-plan with its filter as CSV, XLSX or JSON; that it was taken is recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/jsonl; charset=utf-8": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPosturePlans: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kept fix plans: what each predicted, and what came of it */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedPlan"][];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPosturePlans: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "scope": "estate",
                 *       "pick": [
                 *         "checkout"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewPlan"];
            };
        };
        responses: {
            /** @description Keep a fix plan with its prediction */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePosturePlansPlanId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                planId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPostureReport: {
        parameters: {
            query?: {
                at?: string;
                scope?: string;
                timeZone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The posture of a scope on at most two pages, as a PDF; that it was made is itself recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPostureScopes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a score can be of beside the estate: clusters, teams, namespaces and the places of shared views */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScopeChoices"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPostureWhatIf: {
        parameters: {
            query?: {
                cluster?: number;
                host?: number;
                idle?: number;
                image?: number;
                internet?: number;
                k?: number;
                lambda?: number;
                scope?: string;
                workload?: number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The score with other constants; nothing is stored */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfView"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQueue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job queue: what waits, runs and was given up, and for how long the oldest waits */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueState"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQueueJobs: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "dead" | "ready" | "scheduled" | "running";
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Jobs of one state, newest first; dead ones have used up their attempts */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postQueueJobsJobIdDiscard: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postQueueJobsJobIdRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReports: {
        parameters: {
            query?: {
                before?: number;
                collector?: number;
                limit?: number;
                state?: "queued" | "applied" | "unchanged" | "held" | "failed" | "discarded";
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deliveries, newest first */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: components["schemas"]["DeliveryView"][];
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postReports: {
        parameters: {
            query?: {
                preview?: string;
                subject?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Push a report: the tool's own document, as it is */
            202: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReportsReportId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                reportId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest delivery of a report, with what became of it */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRetention: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For how long each kind of data is kept */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rules: components["schemas"]["RetentionRule"][];
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putRetentionKind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "report_bodies" | "runtime_events" | "posture_snapshots" | "sessions" | "audit_entries";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "days": 1,
                 *       "version": 0
                 *     }
                 */
                "application/json": components["schemas"]["RetentionChange"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRetentionKindPreview: {
        parameters: {
            query: {
                days: "ever" | number;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                kind: "report_bodies" | "runtime_events" | "posture_snapshots" | "sessions" | "audit_entries";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What keeping a kind of data for so many days would let go on the next run */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPreview"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The risk register: each risk as it is without and with its mitigations */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskList"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "description": "",
                 *       "threats": [],
                 *       "teamId": null,
                 *       "likelihood": 1,
                 *       "impact": 1,
                 *       "treatment": null,
                 *       "reviewOn": "2026-03-02",
                 *       "mitigations": []
                 *     }
                 */
                "application/json": components["schemas"]["RiskDraft"];
            };
        };
        responses: {
            /** @description A new risk */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRisksRiskId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                riskId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One risk with its mitigations as they work now */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskView"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putRisksRiskId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                riskId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "description": "",
                 *       "threats": [],
                 *       "teamId": null,
                 *       "likelihood": 1,
                 *       "impact": 1,
                 *       "treatment": null,
                 *       "reviewOn": "2026-03-02",
                 *       "mitigations": [],
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["RiskChange"];
            };
        };
        responses: {
            /** @description Change a risk; refused when somebody was faster */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putRisksRiskIdState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                riskId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "identified",
                 *       "note": "checkout",
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["RiskMove"];
            };
        };
        responses: {
            /** @description Move a risk to its next state, with the reason */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSearch: {
        parameters: {
            query: {
                q: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Find a vulnerability, check, component, repository, workload, host or cluster by name */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResults"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One's own sessions, the newest first */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: components["schemas"]["OwnSession"][];
                    };
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSessionsSessionName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSla: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "act": 1,
                 *       "attend": 1,
                 *       "track_closely": 1,
                 *       "track": 1
                 *     }
                 */
                "application/json": components["schemas"]["SlaPolicyInput"];
            };
        };
        responses: {
            /** @description Change the days within which findings of each priority are to be fixed */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlaPolicy"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSlaPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "act": 1,
                 *       "attend": 1,
                 *       "track_closely": 1,
                 *       "track": 1
                 *     }
                 */
                "application/json": components["schemas"]["SlaPolicyInput"];
            };
        };
        responses: {
            /** @description How many findings other deadlines would make overdue; nothing changes */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlaPreview"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStorage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the database holds, by what it is, and how much disk is left */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Storage"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTeams: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Teams, with how many assets each owns */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assets: number;
                        id: number;
                        name: string;
                    }[];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTeams: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "criticality": 1,
                 *       "rules": []
                 *     }
                 */
                "application/json": components["schemas"]["NewTeam"];
            };
        };
        responses: {
            /** @description Add a team with its ownership rules */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTeamsTeamId: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                teamId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One team, with what it answers for */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamSummary"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchTeamsTeamId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teamId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "criticality": 1,
                 *       "archived": true,
                 *       "platform": true
                 *     }
                 */
                "application/json": components["schemas"]["TeamChange"];
            };
        };
        responses: {
            /** @description Rename, weigh, archive or bring back a team, or name it the platform team */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamSummary"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTeamsSummary: {
        parameters: {
            query?: {
                /** @description A past moment: the answer is what had been recorded by then */
                at?: string;
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What each team answers for, what nobody does, and all of it together */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamsSummary"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVex: {
        parameters: {
            query?: {
                after?: string;
                finding?: number;
                state?: "suggested" | "applied" | "agrees" | "overruled" | "superseded" | "dismissed";
            };
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Authors of VEX statements, whose word decides, and what their statements mean for findings */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VexDesk"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVexExport: {
        parameters: {
            query?: {
                author?: string;
                format?: "openvex" | "cyclonedx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Decisions on vulnerabilities as OpenVEX 0.2.0 or CycloneDX 1.6 VEX; that it was taken is recorded */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/vnd.cyclonedx+json; version=1.6": unknown;
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVexSuggestions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "accept": true,
                 *       "matches": [
                 *         {
                 *           "statementId": 1,
                 *           "findingId": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["VexAnswer"];
            };
        };
        responses: {
            /** @description Accept what VEX statements suggest for findings, or lay it aside */
            200: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VexAnswered"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putVexTrust: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "collectorId": 1,
                 *       "author": "checkout",
                 *       "trusted": true
                 *     }
                 */
                "application/json": components["schemas"]["VexTrust"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getViews: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your views of the findings and those that are shared, in your order */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingViews"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postViews: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "filter": "checkout",
                 *       "sort": "-severity",
                 *       "hide": [],
                 *       "density": "dense",
                 *       "group": null,
                 *       "shared": false
                 *     }
                 */
                "application/json": components["schemas"]["NewView"];
            };
        };
        responses: {
            /** @description Keep a filter, its order and its look under a name */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewMade"];
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteViewsViewId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                viewId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchViewsViewId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                viewId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1,
                 *       "name": "checkout",
                 *       "filter": "checkout",
                 *       "sort": "-severity",
                 *       "hide": [
                 *         "checkout"
                 *       ],
                 *       "density": "dense",
                 *       "group": "rule",
                 *       "shared": true
                 *     }
                 */
                "application/json": components["schemas"]["ViewChange"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postViewsViewIdRestore: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                viewId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postViewsViewIdVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                viewId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getViewsCounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer that you have; 304 says that it is still the same. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many findings each view has, and how many of them are new to you */
            200: {
                headers: {
                    etag: components["headers"]["ETag"];
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewCounts"];
                };
            };
            /** @description Still what you have */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putViewsDefault: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "viewId": 1
                 *     }
                 */
                "application/json": components["schemas"]["ViewDefault"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putViewsDefaultsRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role: "viewer" | "ciso" | "analyst" | "auditor" | "admin";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "viewId": 1
                 *     }
                 */
                "application/json": components["schemas"]["ViewDefault"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putViewsOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         1
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ViewOrder"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVisits: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWelcome: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of yours for this request. Sent again within a day, it is answered as the first time. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "Fixed in the next release",
                 *       "name": "checkout",
                 *       "email": "checkout",
                 *       "password": "Fixed in the next release"
                 *     }
                 */
                "application/json": components["schemas"]["Welcome"];
            };
        };
        responses: {
            /** @description Spend a one-time link: make the account it stands for */
            201: {
                headers: {
                    ratelimit: components["headers"]["RateLimit"];
                    "ratelimit-policy": components["headers"]["RateLimitPolicy"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                    };
                };
            };
            /** @description What went wrong, and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
