-- CaseFlow on SQL Server: the ground every later script builds on.
-- One script is applied once, as one batch in one transaction, and recorded in schema_version.
-- "Personal data" names whose: of residents it is special personal data (care, debts, safety).

SET QUOTED_IDENTIFIER ON;

-- medewerker: Accounts of staff and partners; the password is a salted hash.
-- Personal data: of staff.
CREATE TABLE [medewerker] (
    [id] uniqueidentifier NOT NULL,
    [naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [organisatie] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [is_demo] bit NOT NULL,
    [is_wachtwoord_tijdelijk] bit NOT NULL,
    [is_geblokkeerd] bit NOT NULL,
    [laatst_aangemeld] datetime2 NULL,
    [laatste_code] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [user_name] nvarchar(256) COLLATE Latin1_General_100_CS_AS NULL,
    [normalized_user_name] nvarchar(256) COLLATE Latin1_General_100_CS_AS NULL,
    [email] nvarchar(256) COLLATE Latin1_General_100_CS_AS NULL,
    [normalized_email] nvarchar(256) COLLATE Latin1_General_100_CS_AS NULL,
    [email_confirmed] bit NOT NULL,
    [password_hash] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [security_stamp] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [concurrency_stamp] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [phone_number] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [phone_number_confirmed] bit NOT NULL,
    [two_factor_enabled] bit NOT NULL,
    [lockout_end] datetime2 NULL,
    [lockout_enabled] bit NOT NULL,
    [access_failed_count] int NOT NULL,
    CONSTRAINT [pk_medewerker] PRIMARY KEY ([id])
);
CREATE INDEX [ix_medewerker_normalized_email] ON [medewerker] ([normalized_email]);
CREATE UNIQUE INDEX [ix_medewerker_normalized_user_name] ON [medewerker] ([normalized_user_name]) WHERE [normalized_user_name] IS NOT NULL;

-- bewaarde_invoer: A form that was sent after its session had ended, encrypted for who sent it; gone when sent again, and after twelve hours.
-- Personal data: of residents and staff.
CREATE TABLE [bewaarde_invoer] (
    [medewerker_id] uniqueidentifier NOT NULL,
    [op] datetime2 NOT NULL,
    [inhoud] varbinary(max) NOT NULL,
    CONSTRAINT [pk_bewaarde_invoer] PRIMARY KEY ([medewerker_id]),
    CONSTRAINT [fk_bewaarde_invoer_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_bewaarde_invoer_op] ON [bewaarde_invoer] ([op]);

-- medewerker_account_claim: Claims of an account.
-- Personal data: of staff.
CREATE TABLE [medewerker_account_claim] (
    [id] int NOT NULL IDENTITY,
    [user_id] uniqueidentifier NOT NULL,
    [claim_type] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [claim_value] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_medewerker_account_claim] PRIMARY KEY ([id]),
    CONSTRAINT [fk_medewerker_account_claim_user_id] FOREIGN KEY ([user_id]) REFERENCES [medewerker] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_medewerker_account_claim_user_id] ON [medewerker_account_claim] ([user_id]);

-- medewerker_account_login: Outside logins (single sign-on) of an account.
-- Personal data: of staff.
CREATE TABLE [medewerker_account_login] (
    [login_provider] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [provider_key] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [provider_display_name] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [user_id] uniqueidentifier NOT NULL,
    CONSTRAINT [pk_medewerker_account_login] PRIMARY KEY ([login_provider], [provider_key]),
    CONSTRAINT [fk_medewerker_account_login_user_id] FOREIGN KEY ([user_id]) REFERENCES [medewerker] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_medewerker_account_login_user_id] ON [medewerker_account_login] ([user_id]);

-- medewerker_account_token: Keys of an account, such as that of its second factor.
-- Personal data: of staff.
CREATE TABLE [medewerker_account_token] (
    [user_id] uniqueidentifier NOT NULL,
    [login_provider] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [name] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [value] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_medewerker_account_token] PRIMARY KEY ([user_id], [login_provider], [name]),
    CONSTRAINT [fk_medewerker_account_token_user_id] FOREIGN KEY ([user_id]) REFERENCES [medewerker] ([id]) ON DELETE CASCADE
);

-- medewerker_rol: Roles an account has, from day to day.
-- Personal data: of staff.
CREATE TABLE [medewerker_rol] (
    [id] uniqueidentifier NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [rol] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [van] date NOT NULL,
    [tot] date NULL,
    CONSTRAINT [pk_medewerker_rol] PRIMARY KEY ([id]),
    CONSTRAINT [fk_medewerker_rol_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_medewerker_rol_medewerker_id] ON [medewerker_rol] ([medewerker_id]);

-- sign_in_session: Where somebody is signed in: browser, since when, when last seen, and when it was ended.
-- Personal data: of residents and staff.
CREATE TABLE [sign_in_session] (
    [id] uniqueidentifier NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [device] nvarchar(60) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [begun_at] datetime2 NOT NULL,
    [seen_at] datetime2 NOT NULL,
    [ended_at] datetime2 NULL,
    CONSTRAINT [pk_sign_in_session] PRIMARY KEY ([id]),
    CONSTRAINT [fk_sign_in_session_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_sign_in_session_medewerker_id_begun_at] ON [sign_in_session] ([medewerker_id], [begun_at]);

-- teamlid: Teams an account works in, from day to day.
-- Personal data: of staff.
CREATE TABLE [teamlid] (
    [id] uniqueidentifier NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [team] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [is_leider] bit NOT NULL,
    [van] date NOT NULL,
    [tot] date NULL,
    CONSTRAINT [pk_teamlid] PRIMARY KEY ([id]),
    CONSTRAINT [fk_teamlid_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_teamlid_medewerker_id_team] ON [teamlid] ([medewerker_id], [team]);

-- toegangstoken: Tokens with which programs come in for a member of staff: a hash, a scope and until when; never the token itself.
-- Personal data: of staff.
CREATE TABLE [toegangstoken] (
    [id] uniqueidentifier NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [naam] nvarchar(60) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [hash] nvarchar(64) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [bereik] nvarchar(300) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [heeft_twee_factoren] bit NOT NULL,
    [op] datetime2 NOT NULL,
    [geldig_tot] date NOT NULL,
    [laatst_gebruikt] datetime2 NULL,
    [ingetrokken_op] datetime2 NULL,
    [ingetrokken_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_toegangstoken] PRIMARY KEY ([id]),
    CONSTRAINT [fk_toegangstoken_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_toegangstoken_hash] ON [toegangstoken] ([hash]);
CREATE INDEX [ix_toegangstoken_medewerker_id] ON [toegangstoken] ([medewerker_id]);

-- logregel: The log: who read or changed what of whom, why and from where; signed. Append only.
-- Personal data: of residents and staff.
CREATE TABLE [logregel] (
    [id] bigint NOT NULL IDENTITY,
    [op] datetime2 NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [soort] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [medewerker] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [rol] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [namens] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [inwoner_id] uniqueidentifier NULL,
    [zaak_id] uniqueidentifier NULL,
    [onderdeel] nvarchar(500) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [doel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [is_toegestaan] bit NOT NULL,
    [herkomst] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [handtekening] nvarchar(64) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_logregel] PRIMARY KEY ([id])
);
CREATE INDEX [ix_logregel_gemeente_id_op] ON [logregel] ([gemeente_id], [op]);
CREATE INDEX [ix_logregel_inwoner_id_op] ON [logregel] ([inwoner_id], [op]);
CREATE INDEX [ix_logregel_zaak_id_op] ON [logregel] ([zaak_id], [op]);

-- logzegel: The chain over the log, link by link. Append only.
-- Personal data: none.
CREATE TABLE [logzegel] (
    [volgnummer] bigint NOT NULL,
    [regel_id] bigint NOT NULL,
    [zegel] nvarchar(64) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_logzegel] PRIMARY KEY ([volgnummer])
);
CREATE UNIQUE INDEX [ix_logzegel_regel_id] ON [logzegel] ([regel_id]);

-- huishouden: Households.
-- Personal data: of residents.
CREATE TABLE [huishouden] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [sleutel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_huishouden] PRIMARY KEY ([id])
);
CREATE UNIQUE INDEX [ix_huishouden_gemeente_id_sleutel] ON [huishouden] ([gemeente_id], [sleutel]) WHERE [sleutel] IS NOT NULL;

-- inwoner: Residents. The BSN is encrypted; bsn_hash is a keyed hash to find a person by it.
-- Personal data: of residents.
CREATE TABLE [inwoner] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [geboortedatum] date NOT NULL,
    [bsn_versleuteld] varbinary(max) NULL,
    [bsn_hash] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [samengevoegd_met_id] uniqueidentifier NULL,
    [samengevoegd_op] datetime2 NULL,
    [geslacht] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [adres] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [postcode] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [adressleutel] nvarchar(20) COLLATE Latin1_General_100_CS_AS NULL,
    [wijk] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [telefoon] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [mail] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [contact_voorkeur] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [veilig_bereikbaar] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [tolk] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [is_adres_geheim] bit NOT NULL,
    [is_ongeboren] bit NOT NULL,
    [verwachte_geboortedatum] date NULL,
    [overleden_op] date NULL,
    [verhuisd_op] date NULL,
    [verhuisd_naar] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [geregistreerd] datetime2 NOT NULL,
    CONSTRAINT [pk_inwoner] PRIMARY KEY ([id]),
    CONSTRAINT [fk_inwoner_samengevoegd_met_id] FOREIGN KEY ([samengevoegd_met_id]) REFERENCES [inwoner] ([id]) ON DELETE NO ACTION
);
CREATE INDEX [ix_inwoner_gemeente_id_adressleutel] ON [inwoner] ([gemeente_id], [adressleutel]);
CREATE UNIQUE INDEX [ix_inwoner_gemeente_id_bsn_hash] ON [inwoner] ([gemeente_id], [bsn_hash]) WHERE [bsn_hash] IS NOT NULL;
CREATE INDEX [ix_inwoner_gemeente_id_geboortedatum] ON [inwoner] ([gemeente_id], [geboortedatum]);
CREATE INDEX [ix_inwoner_samengevoegd_met_id] ON [inwoner] ([samengevoegd_met_id]);

-- huishouden_lid: Who belongs to which household, from day to day.
-- Personal data: of residents.
CREATE TABLE [huishouden_lid] (
    [id] uniqueidentifier NOT NULL,
    [huishouden_id] uniqueidentifier NOT NULL,
    [inwoner_id] uniqueidentifier NOT NULL,
    [rol] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [van] date NOT NULL,
    [tot] date NULL,
    CONSTRAINT [pk_huishouden_lid] PRIMARY KEY ([id]),
    CONSTRAINT [fk_huishouden_lid_huishouden_id] FOREIGN KEY ([huishouden_id]) REFERENCES [huishouden] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_huishouden_lid_inwoner_id] FOREIGN KEY ([inwoner_id]) REFERENCES [inwoner] ([id]) ON DELETE NO ACTION
);
CREATE INDEX [ix_huishouden_lid_huishouden_id] ON [huishouden_lid] ([huishouden_id]);
CREATE INDEX [ix_huishouden_lid_inwoner_id] ON [huishouden_lid] ([inwoner_id]);

-- naamsleutel: By which parts of a name a resident is found: without accents, as it is written and as it sounds.
-- Personal data: of residents.
CREATE TABLE [naamsleutel] (
    [inwoner_id] uniqueidentifier NOT NULL,
    [sleutel] nvarchar(60) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_naamsleutel] PRIMARY KEY ([inwoner_id], [sleutel]),
    CONSTRAINT [fk_naamsleutel_inwoner_id] FOREIGN KEY ([inwoner_id]) REFERENCES [inwoner] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_naamsleutel_gemeente_id_sleutel_inwoner_id] ON [naamsleutel] ([gemeente_id], [sleutel], [inwoner_id]);

-- nummerreeks: The last case number handed out, per year.
-- Personal data: none.
CREATE TABLE [nummerreeks] (
    [jaar] int NOT NULL,
    [laatste] int NOT NULL,
    CONSTRAINT [pk_nummerreeks] PRIMARY KEY ([jaar])
);

-- zaak: Cases: what was asked, who works on it, how it ended.
-- Personal data: of residents and staff.
CREATE TABLE [zaak] (
    [id] uniqueidentifier NOT NULL,
    [nummer] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [inwoner_id] uniqueidentifier NULL,
    [huishouden_id] uniqueidentifier NULL,
    [team] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [wijk] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [wet] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [type_hulpvraag] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [gevraagde_voorziening] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [ontvangen] datetime2 NOT NULL,
    [status] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [resultaat] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [voorlopig_resultaat] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [afgesloten_op] datetime2 NULL,
    [behandelaar_id] uniqueidentifier NULL,
    [behandelaar] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [telsleutel_uitkomst] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [revisie] int NOT NULL,
    CONSTRAINT [pk_zaak] PRIMARY KEY ([id]),
    CONSTRAINT [fk_zaak_huishouden_id] FOREIGN KEY ([huishouden_id]) REFERENCES [huishouden] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_zaak_inwoner_id] FOREIGN KEY ([inwoner_id]) REFERENCES [inwoner] ([id]) ON DELETE NO ACTION
);
CREATE INDEX [ix_zaak_gemeente_id_ontvangen] ON [zaak] ([gemeente_id], [ontvangen]);
CREATE INDEX [ix_zaak_gemeente_id_team_status] ON [zaak] ([gemeente_id], [team], [status]);
CREATE INDEX [ix_zaak_huishouden_id] ON [zaak] ([huishouden_id]);
CREATE INDEX [ix_zaak_inwoner_id] ON [zaak] ([inwoner_id]);
CREATE UNIQUE INDEX [ix_zaak_nummer] ON [zaak] ([nummer]);

-- afscherming: Cases and residents that only named people may see: why, since when, by whom. Ended ones stay.
-- Personal data: of residents and staff.
CREATE TABLE [afscherming] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [inwoner_id] uniqueidentifier NULL,
    [grond] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [toelichting] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [rol] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [opgeheven_op] datetime2 NULL,
    [opgeheven_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [reden_opheffen] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_afscherming] PRIMARY KEY ([id]),
    CONSTRAINT [fk_afscherming_inwoner_id] FOREIGN KEY ([inwoner_id]) REFERENCES [inwoner] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_afscherming_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE NO ACTION
);
CREATE INDEX [ix_afscherming_gemeente_id_opgeheven_op] ON [afscherming] ([gemeente_id], [opgeheven_op]);
CREATE INDEX [ix_afscherming_inwoner_id_opgeheven_op] ON [afscherming] ([inwoner_id], [opgeheven_op]);
CREATE INDEX [ix_afscherming_zaak_id_opgeheven_op] ON [afscherming] ([zaak_id], [opgeheven_op]);

-- noodtoegang: Cases opened in need: by whom, why, until when, and whether that was right.
-- Personal data: of residents and staff.
CREATE TABLE [noodtoegang] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [medewerker] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [rol] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [reden] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [tot] datetime2 NOT NULL,
    [is_afgeschermd] bit NOT NULL,
    [beoordelen_voor] date NOT NULL,
    [is_terecht] bit NULL,
    [opmerking] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NULL,
    [beoordeeld_op] datetime2 NULL,
    [beoordeeld_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_noodtoegang] PRIMARY KEY ([id]),
    CONSTRAINT [fk_noodtoegang_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_noodtoegang_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE NO ACTION
);
CREATE INDEX [ix_noodtoegang_gemeente_id_op] ON [noodtoegang] ([gemeente_id], [op]);
CREATE INDEX [ix_noodtoegang_medewerker_id_tot] ON [noodtoegang] ([medewerker_id], [tot]);
CREATE INDEX [ix_noodtoegang_zaak_id_op] ON [noodtoegang] ([zaak_id], [op]);

-- genoemde: Who may see what is shielded.
-- Personal data: of staff.
CREATE TABLE [genoemde] (
    [id] uniqueidentifier NOT NULL,
    [afscherming_id] uniqueidentifier NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_genoemde] PRIMARY KEY ([id]),
    CONSTRAINT [fk_genoemde_afscherming_id] FOREIGN KEY ([afscherming_id]) REFERENCES [afscherming] ([id]) ON DELETE CASCADE,
    CONSTRAINT [fk_genoemde_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE NO ACTION
);
CREATE UNIQUE INDEX [ix_genoemde_afscherming_id_medewerker_id] ON [genoemde] ([afscherming_id], [medewerker_id]);
CREATE INDEX [ix_genoemde_medewerker_id] ON [genoemde] ([medewerker_id]);

-- persoonswijziging: What was known of a resident before it was put right; a BSN encrypted. Append only.
-- Personal data: of residents and staff.
CREATE TABLE [persoonswijziging] (
    [id] uniqueidentifier NOT NULL,
    [inwoner_id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [veld] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [oud] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [oud_versleuteld] varbinary(max) NULL,
    [is_vertrouwelijk] bit NOT NULL,
    [reden] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [rol] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_persoonswijziging] PRIMARY KEY ([id]),
    CONSTRAINT [fk_persoonswijziging_inwoner_id] FOREIGN KEY ([inwoner_id]) REFERENCES [inwoner] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_persoonswijziging_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE NO ACTION
);
CREATE INDEX [ix_persoonswijziging_inwoner_id] ON [persoonswijziging] ([inwoner_id]);
CREATE INDEX [ix_persoonswijziging_zaak_id] ON [persoonswijziging] ([zaak_id]);

-- samenvoegvoorstel: Proposals to make one resident of two, and who decided.
-- Personal data: of residents and staff.
CREATE TABLE [samenvoegvoorstel] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [andere_zaak_id] uniqueidentifier NOT NULL,
    [blijft_id] uniqueidentifier NOT NULL,
    [gaat_op_id] uniqueidentifier NOT NULL,
    [huishouden] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [reden] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [is_akkoord] bit NULL,
    [beoordeeld_op] datetime2 NULL,
    [beoordeeld_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_samenvoegvoorstel] PRIMARY KEY ([id]),
    CONSTRAINT [fk_samenvoegvoorstel_andere_zaak_id] FOREIGN KEY ([andere_zaak_id]) REFERENCES [zaak] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_samenvoegvoorstel_blijft_id] FOREIGN KEY ([blijft_id]) REFERENCES [inwoner] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_samenvoegvoorstel_gaat_op_id] FOREIGN KEY ([gaat_op_id]) REFERENCES [inwoner] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_samenvoegvoorstel_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE NO ACTION
);
CREATE INDEX [ix_samenvoegvoorstel_andere_zaak_id] ON [samenvoegvoorstel] ([andere_zaak_id]);
CREATE INDEX [ix_samenvoegvoorstel_blijft_id] ON [samenvoegvoorstel] ([blijft_id]);
CREATE INDEX [ix_samenvoegvoorstel_gaat_op_id] ON [samenvoegvoorstel] ([gaat_op_id]);
CREATE INDEX [ix_samenvoegvoorstel_zaak_id] ON [samenvoegvoorstel] ([zaak_id]);

-- toestemming: Consents of residents: what may be shared, with whom, for what, from when to when; withdrawn ones stay.
-- Personal data: of residents and staff.
CREATE TABLE [toestemming] (
    [id] uniqueidentifier NOT NULL,
    [inwoner_id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [nummer] int NOT NULL,
    [wat] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [van_wet] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [naar_wet] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [ontvanger] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [doel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [van] date NOT NULL,
    [tot] date NULL,
    [wijze] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [ingetrokken_op] date NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_toestemming] PRIMARY KEY ([id]),
    CONSTRAINT [fk_toestemming_inwoner_id] FOREIGN KEY ([inwoner_id]) REFERENCES [inwoner] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_toestemming_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_toestemming_inwoner_id_nummer] ON [toestemming] ([inwoner_id], [nummer]);
CREATE INDEX [ix_toestemming_zaak_id] ON [toestemming] ([zaak_id]);

-- dossierregel: The timeline of a case: who did what, in which role, when and why. Append only.
-- Personal data: of residents and staff.
CREATE TABLE [dossierregel] (
    [id] bigint NOT NULL IDENTITY,
    [zaak_id] uniqueidentifier NOT NULL,
    [op] datetime2 NOT NULL,
    [naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [omschrijving] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [toelichting] nvarchar(max) COLLATE Latin1_General_100_CS_AS NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [rol] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [is_geteld] bit NOT NULL,
    [bij_id] bigint NULL,
    [besloten_instantie_id] uniqueidentifier NULL,
    CONSTRAINT [pk_dossierregel] PRIMARY KEY ([id]),
    CONSTRAINT [fk_dossierregel_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_dossierregel_zaak_id_id] ON [dossierregel] ([zaak_id], [id]);

-- vermelding: Colleagues who are named in a note of a case, and when they had read it.
-- Personal data: of staff.
CREATE TABLE [vermelding] (
    [id] uniqueidentifier NOT NULL,
    [regel_id] bigint NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [gelezen_op] datetime2 NULL,
    CONSTRAINT [pk_vermelding] PRIMARY KEY ([id]),
    CONSTRAINT [fk_vermelding_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_vermelding_regel_id] FOREIGN KEY ([regel_id]) REFERENCES [dossierregel] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_vermelding_medewerker_id_gelezen_op] ON [vermelding] ([medewerker_id], [gelezen_op]);
CREATE INDEX [ix_vermelding_regel_id] ON [vermelding] ([regel_id]);

-- contactmoment: Contacts that became no case, for counting; free text should name nobody.
-- Personal data: of staff.
CREATE TABLE [contactmoment] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [kanaal] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [vindplaats] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [wet] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [type_hulpvraag] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [tekst] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [zaak_id] uniqueidentifier NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_contactmoment] PRIMARY KEY ([id])
);
CREATE INDEX [ix_contactmoment_gemeente_id_op] ON [contactmoment] ([gemeente_id], [op]);

-- melding: What was reported, as it was reported; a reporter may be named.
-- Personal data: of residents and staff.
CREATE TABLE [melding] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [inwoner_id] uniqueidentifier NULL,
    [ontvangen] datetime2 NOT NULL,
    [geregistreerd] datetime2 NOT NULL,
    [kanaal] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [vindplaats] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [melder] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [melder_naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [melder_organisatie] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [melder_functie] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [melder_telefoon] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [verwijzer] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [wet] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [type_hulpvraag] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [gevraagde_voorziening] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [spoed] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [heeft_toestemming] bit NOT NULL,
    [grondslag] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [grondslag_toelichting] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [is_anoniem] bit NOT NULL,
    [is_eerste_keer] bit NOT NULL,
    [tekst] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_melding] PRIMARY KEY ([id]),
    CONSTRAINT [fk_melding_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_melding_inwoner_id] ON [melding] ([inwoner_id]);
CREATE INDEX [ix_melding_zaak_id] ON [melding] ([zaak_id]);

-- vertegenwoordiger: Who speaks for the resident: a helper, a guardian.
-- Personal data: of residents.
CREATE TABLE [vertegenwoordiger] (
    [id] uniqueidentifier NOT NULL,
    [melding_id] uniqueidentifier NOT NULL,
    [naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [telefoon] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_vertegenwoordiger] PRIMARY KEY ([id]),
    CONSTRAINT [fk_vertegenwoordiger_melding_id] FOREIGN KEY ([melding_id]) REFERENCES [melding] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_vertegenwoordiger_melding_id] ON [vertegenwoordiger] ([melding_id]);

-- plan: Versions of the plan of a household.
-- Personal data: of residents and staff.
CREATE TABLE [plan] (
    [id] uniqueidentifier NOT NULL,
    [huishouden_id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [versie] int NOT NULL,
    [aanspreekpunt] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [regisseur] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [regisseur_id] uniqueidentifier NULL,
    [is_inwoner_akkoord] bit NULL,
    [bezwaren_inwoner] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [reden] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [evaluatie_op] date NULL,
    [vastgesteld_op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_plan] PRIMARY KEY ([id])
);
CREATE INDEX [ix_plan_evaluatie_op] ON [plan] ([evaluatie_op]);
CREATE UNIQUE INDEX [ix_plan_huishouden_id_versie] ON [plan] ([huishouden_id], [versie]);
CREATE INDEX [ix_plan_regisseur_id] ON [plan] ([regisseur_id]);

-- doel: Goals of a version of the plan.
-- Personal data: of residents.
CREATE TABLE [doel] (
    [id] uniqueidentifier NOT NULL,
    [plan_id] uniqueidentifier NOT NULL,
    [volgorde] int NOT NULL,
    [tekst] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [sleutel] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [inwoner_id] uniqueidentifier NULL,
    [voor] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [leefgebied] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [spoor_id] uniqueidentifier NULL,
    [wie] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NULL,
    [uiterlijk] date NULL,
    [stand] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_doel] PRIMARY KEY ([id]),
    CONSTRAINT [fk_doel_plan_id] FOREIGN KEY ([plan_id]) REFERENCES [plan] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_doel_plan_id] ON [doel] ([plan_id]);

-- bevinding: Findings of the investigation; a revision is a new row.
-- Personal data: of residents and staff.
CREATE TABLE [bevinding] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [versie] int NOT NULL,
    [tekst] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [bron] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [deskundigheid] nvarchar(400) COLLATE Latin1_General_100_CS_AS NULL,
    [volstaat] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_bevinding] PRIMARY KEY ([id]),
    CONSTRAINT [fk_bevinding_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_bevinding_zaak_id_soort_versie] ON [bevinding] ([zaak_id], [soort], [versie]);

-- gesprek: Talks with the resident; the answers are JSON.
-- Personal data: of residents and staff.
CREATE TABLE [gesprek] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [datum] date NOT NULL,
    [is_verschenen] bit NOT NULL,
    [is_huisbezoek] bit NOT NULL,
    [veiligheid] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [vorm] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [gegevens] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_gesprek] PRIMARY KEY ([id]),
    CONSTRAINT [fk_gesprek_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_gesprek_zaak_id] ON [gesprek] ([zaak_id]);

-- planevaluatie: When a plan was looked at with the resident, and what came out.
-- Personal data: of residents and staff.
CREATE TABLE [planevaluatie] (
    [id] uniqueidentifier NOT NULL,
    [huishouden_id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [versie] int NOT NULL,
    [datum] date NOT NULL,
    [verslag] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [volgende] date NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_planevaluatie] PRIMARY KEY ([id]),
    CONSTRAINT [fk_planevaluatie_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_planevaluatie_huishouden_id] ON [planevaluatie] ([huishouden_id]);
CREATE INDEX [ix_planevaluatie_zaak_id] ON [planevaluatie] ([zaak_id]);

-- spoor: Tracks of a plan: what is done for whom.
-- Personal data: of residents.
CREATE TABLE [spoor] (
    [id] uniqueidentifier NOT NULL,
    [huishouden_id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [voorziening] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [wet] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [gestart_op] datetime2 NULL,
    [geeindigd_op] datetime2 NULL,
    [resultaat] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [telsleutel_uitkomst] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [behandelaar_id] uniqueidentifier NULL,
    [behandelaar] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_spoor] PRIMARY KEY ([id]),
    CONSTRAINT [fk_spoor_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_spoor_huishouden_id] ON [spoor] ([huishouden_id]);
CREATE INDEX [ix_spoor_zaak_id] ON [spoor] ([zaak_id]);

-- aanvraag: Applications, from which the decision term counts.
-- Personal data: of residents and staff.
CREATE TABLE [aanvraag] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [spoor_id] uniqueidentifier NULL,
    [aanvraagdatum] date NOT NULL,
    [wet] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [voorziening] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_aanvraag] PRIMARY KEY ([id]),
    CONSTRAINT [fk_aanvraag_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_aanvraag_zaak_id] ON [aanvraag] ([zaak_id]);

-- besluit: Decisions with their reasons; the fields of the form are JSON.
-- Personal data: of residents and staff.
CREATE TABLE [besluit] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [spoor_id] uniqueidentifier NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [voorziening] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [wet] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [bekendmaking] date NOT NULL,
    [motivering] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [dragende_bevinding] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [gegevens] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [rol] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_besluit] PRIMARY KEY ([id]),
    CONSTRAINT [fk_besluit_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_besluit_zaak_id] ON [besluit] ([zaak_id]);

-- besluitvoorstel: Proposals for a decision by who has no mandate; the fields of the form are JSON.
-- Personal data: of residents and staff.
CREATE TABLE [besluitvoorstel] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [taak_id] uniqueidentifier NOT NULL,
    [uitkomst] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [gegevens] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [rol] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_besluitvoorstel] PRIMARY KEY ([id]),
    CONSTRAINT [fk_besluitvoorstel_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_besluitvoorstel_taak_id] ON [besluitvoorstel] ([taak_id]);
CREATE INDEX [ix_besluitvoorstel_zaak_id] ON [besluitvoorstel] ([zaak_id]);

-- bijdragelijst: Lists of own contributions as they were made for the CAK.
-- Personal data: of staff.
CREATE TABLE [bijdragelijst] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [nummer] int NOT NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_bijdragelijst] PRIMARY KEY ([id])
);
CREATE UNIQUE INDEX [ix_bijdragelijst_gemeente_id_nummer] ON [bijdragelijst] ([gemeente_id], [nummer]);

-- indicatie: Provisions granted, from when to when.
-- Personal data: of residents.
CREATE TABLE [indicatie] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [inwoner_id] uniqueidentifier NOT NULL,
    [spoor_id] uniqueidentifier NULL,
    [besluit_id] uniqueidentifier NULL,
    [grondslag] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [verwijzer] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [voorziening] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [wet] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [leveringsvorm] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [ingangsdatum] date NOT NULL,
    [einddatum] date NULL,
    [is_onbepaalde_tijd] bit NOT NULL,
    [is_eenmalig] bit NOT NULL,
    [is_tijdelijk] bit NOT NULL,
    [omvang] nvarchar(400) COLLATE Latin1_General_100_CS_AS NULL,
    [aanbieder] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [is_eigen_bijdrage_verschuldigd] bit NOT NULL,
    [levering_gestart_op] date NULL,
    [op_wachtlijst_sinds] date NULL,
    [beeindigd_op] date NULL,
    [reden_einde] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_indicatie] PRIMARY KEY ([id]),
    CONSTRAINT [fk_indicatie_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_indicatie_besluit_id] ON [indicatie] ([besluit_id]);
CREATE INDEX [ix_indicatie_inwoner_id] ON [indicatie] ([inwoner_id]);
CREATE INDEX [ix_indicatie_spoor_id] ON [indicatie] ([spoor_id]);
CREATE INDEX [ix_indicatie_zaak_id] ON [indicatie] ([zaak_id]);

-- maatregel: Measures of youth protection or probation, as ordered by the court or an institution.
-- Personal data: of residents and staff.
CREATE TABLE [maatregel] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [inwoner_id] uniqueidentifier NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [van] date NOT NULL,
    [tot] date NULL,
    [verwijzer] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_maatregel] PRIMARY KEY ([id]),
    CONSTRAINT [fk_maatregel_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_maatregel_inwoner_id] ON [maatregel] ([inwoner_id]);
CREATE INDEX [ix_maatregel_zaak_id] ON [maatregel] ([zaak_id]);

-- bijdrageregel: Lines of those lists: which provision starts, changes or stops. The BSN is not in it; the file is made when it is fetched.
-- Personal data: of residents.
CREATE TABLE [bijdrageregel] (
    [id] uniqueidentifier NOT NULL,
    [lijst_id] uniqueidentifier NOT NULL,
    [indicatie_id] uniqueidentifier NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [startdatum] date NOT NULL,
    [stopdatum] date NULL,
    CONSTRAINT [pk_bijdrageregel] PRIMARY KEY ([id]),
    CONSTRAINT [fk_bijdrageregel_indicatie_id] FOREIGN KEY ([indicatie_id]) REFERENCES [indicatie] ([id]) ON DELETE CASCADE,
    CONSTRAINT [fk_bijdrageregel_lijst_id] FOREIGN KEY ([lijst_id]) REFERENCES [bijdragelijst] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_bijdrageregel_indicatie_id] ON [bijdrageregel] ([indicatie_id]);
CREATE INDEX [ix_bijdrageregel_lijst_id] ON [bijdrageregel] ([lijst_id]);

-- leveringsmelding: What was told about the delivery of a provision: waiting, started, interrupted, resumed, stopped.
-- Personal data: of residents and staff.
CREATE TABLE [leveringsmelding] (
    [id] uniqueidentifier NOT NULL,
    [indicatie_id] uniqueidentifier NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [datum] date NOT NULL,
    [reden] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_leveringsmelding] PRIMARY KEY ([id]),
    CONSTRAINT [fk_leveringsmelding_indicatie_id] FOREIGN KEY ([indicatie_id]) REFERENCES [indicatie] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_leveringsmelding_indicatie_id] ON [leveringsmelding] ([indicatie_id]);

-- vroegsignaal: Arrears that a creditor of fixed costs reported, and whether somebody followed it up.
-- Personal data: of residents and staff.
CREATE TABLE [vroegsignaal] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [inwoner_id] uniqueidentifier NOT NULL,
    [bron] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [bedrag] decimal(12,2) NULL,
    [datum] date NOT NULL,
    [is_crisis] bit NOT NULL,
    [is_gevoegd] bit NOT NULL,
    [sleutel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [ontvangen] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [afloop] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [opgevolgd_op] date NULL,
    CONSTRAINT [pk_vroegsignaal] PRIMARY KEY ([id]),
    CONSTRAINT [fk_vroegsignaal_inwoner_id] FOREIGN KEY ([inwoner_id]) REFERENCES [inwoner] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_vroegsignaal_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_vroegsignaal_gemeente_id_sleutel] ON [vroegsignaal] ([gemeente_id], [sleutel]);
CREATE INDEX [ix_vroegsignaal_inwoner_id] ON [vroegsignaal] ([inwoner_id]);
CREATE INDEX [ix_vroegsignaal_zaak_id] ON [vroegsignaal] ([zaak_id]);

-- schuldtraject: Debt help as agreed in a plan: what kind, by whom, until when.
-- Personal data: of residents.
CREATE TABLE [schuldtraject] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [spoor_id] uniqueidentifier NOT NULL,
    [inwoner_id] uniqueidentifier NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [uitvoerder] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [looptijd_maanden] int NULL,
    [is_herhaald] bit NOT NULL,
    [gestart_op] date NOT NULL,
    [doorverwezen_op] date NULL,
    [geeindigd_op] date NULL,
    [afloop] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_schuldtraject] PRIMARY KEY ([id]),
    CONSTRAINT [fk_schuldtraject_inwoner_id] FOREIGN KEY ([inwoner_id]) REFERENCES [inwoner] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_schuldtraject_spoor_id] FOREIGN KEY ([spoor_id]) REFERENCES [spoor] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_schuldtraject_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_schuldtraject_inwoner_id] ON [schuldtraject] ([inwoner_id]);
CREATE INDEX [ix_schuldtraject_spoor_id] ON [schuldtraject] ([spoor_id]);
CREATE INDEX [ix_schuldtraject_zaak_id] ON [schuldtraject] ([zaak_id]);

-- brief: Letters as they were sent.
-- Personal data: of residents and staff.
CREATE TABLE [brief] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [geadresseerde] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [onderwerp] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [tekst] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [zegel] nvarchar(64) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_brief] PRIMARY KEY ([id]),
    CONSTRAINT [fk_brief_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_brief_zaak_id] ON [brief] ([zaak_id]);

-- gespreksconcept: What was filled in so far during a talk; the row goes when the talk is done.
-- Personal data: of residents and staff.
CREATE TABLE [gespreksconcept] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [stap] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [versie] int NOT NULL,
    [gegevens] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_gespreksconcept] PRIMARY KEY ([id]),
    CONSTRAINT [fk_gespreksconcept_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_gespreksconcept_zaak_id_stap] ON [gespreksconcept] ([zaak_id], [stap]);

-- afspraak: Appointments of a case; one that was moved or cancelled stays with its reason.
-- Personal data: of residents and staff.
CREATE TABLE [afspraak] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [reeks] uniqueidentifier NOT NULL,
    [volgnummer] int NOT NULL,
    [onderwerp] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [vorm] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [begin] datetime2 NOT NULL,
    [minuten] int NOT NULL,
    [plaats] nvarchar(400) COLLATE Latin1_General_100_CS_AS NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [medewerker] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [aanwezig] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NULL,
    [stand] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [reden] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [geeindigd_op] datetime2 NULL,
    [geeindigd_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_afspraak] PRIMARY KEY ([id]),
    CONSTRAINT [fk_afspraak_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_afspraak_medewerker_id_begin] ON [afspraak] ([medewerker_id], [begin]);
CREATE INDEX [ix_afspraak_zaak_id_stand] ON [afspraak] ([zaak_id], [stand]);

-- bijlage: Files of a case: name, kind, hash, who added or removed it. The files themselves lie encrypted outside the database.
-- Personal data: of residents and staff.
CREATE TABLE [bijlage] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [mediatype] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [grootte] bigint NOT NULL,
    [hash] nvarchar(64) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [verwijderd_op] datetime2 NULL,
    [verwijderd_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [reden_verwijderd] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_bijlage] PRIMARY KEY ([id]),
    CONSTRAINT [fk_bijlage_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_bijlage_zaak_id] ON [bijlage] ([zaak_id]);

-- kalender_besluit: Equated days per year as the functional manager entered them; the latest of a year holds. Append only.
-- Personal data: of staff.
CREATE TABLE [kalender_besluit] (
    [id] uniqueidentifier NOT NULL,
    [jaar] int NOT NULL,
    [besluit] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [dagen] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [verschoven] int NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    CONSTRAINT [pk_kalender_besluit] PRIMARY KEY ([id])
);
CREATE INDEX [ix_kalender_besluit_jaar] ON [kalender_besluit] ([jaar]);

-- termijn: The clocks of a case (legal, planned, internal, of a step), with the computed last day and why.
-- Personal data: of residents.
CREATE TABLE [termijn] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [spoor_id] uniqueidentifier NULL,
    [taak_id] uniqueidentifier NULL,
    [instantie_id] uniqueidentifier NULL,
    [soort] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [regel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [regel_vanaf] date NOT NULL,
    [duur] int NOT NULL,
    [eenheid] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [awt] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [startdatum] date NOT NULL,
    [laatste_dag] date NOT NULL,
    [uitleg] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [status] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [nadert_vanaf] date NULL,
    [is_signalerend] bit NOT NULL,
    [geeindigd_op] date NULL,
    [geeindigd_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [is_afloop_geteld] bit NOT NULL,
    [telsleutel] nvarchar(32) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_termijn] PRIMARY KEY ([id]),
    CONSTRAINT [fk_termijn_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_termijn_status_laatste_dag] ON [termijn] ([status], [laatste_dag]);
CREATE INDEX [ix_termijn_zaak_id_status] ON [termijn] ([zaak_id], [status]);

-- termijn_opschorting: The ledger of days on which a term stood still, each with its legal ground.
-- Personal data: of residents and staff.
CREATE TABLE [termijn_opschorting] (
    [id] uniqueidentifier NOT NULL,
    [termijn_id] uniqueidentifier NOT NULL,
    [grond] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [artikel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [toelichting] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [van] date NOT NULL,
    [tot] date NULL,
    [hersteltermijn_tot] date NULL,
    [lezing] nvarchar(20) COLLATE Latin1_General_100_CS_AS NULL,
    [brief_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [hervat_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_termijn_opschorting] PRIMARY KEY ([id]),
    CONSTRAINT [fk_termijn_opschorting_termijn_id] FOREIGN KEY ([termijn_id]) REFERENCES [termijn] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_termijn_opschorting_termijn_id] ON [termijn_opschorting] ([termijn_id]);

-- termijn_verlenging: The ledger of acts that gave a term more time.
-- Personal data: of residents and staff.
CREATE TABLE [termijn_verlenging] (
    [id] uniqueidentifier NOT NULL,
    [termijn_id] uniqueidentifier NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [artikel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [grond] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [duur] int NOT NULL,
    [eenheid] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [tot] date NULL,
    [laatste_dag_voor] date NOT NULL,
    [laatste_dag_na] date NOT NULL,
    [brief_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    CONSTRAINT [pk_termijn_verlenging] PRIMARY KEY ([id]),
    CONSTRAINT [fk_termijn_verlenging_termijn_id] FOREIGN KEY ([termijn_id]) REFERENCES [termijn] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_termijn_verlenging_termijn_id] ON [termijn_verlenging] ([termijn_id]);

-- bezwaar: Objections against a decision, and how they ended.
-- Personal data: of residents and staff.
CREATE TABLE [bezwaar] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [besluit_id] uniqueidentifier NOT NULL,
    [instantie_id] uniqueidentifier NOT NULL,
    [termijn_id] uniqueidentifier NOT NULL,
    [ontvangen] date NOT NULL,
    [verzonden_op] date NULL,
    [is_op_tijd] bit NOT NULL,
    [is_met_commissie] bit NOT NULL,
    [gronden] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [uitkomst] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [motivering] nvarchar(max) COLLATE Latin1_General_100_CS_AS NULL,
    [beslist_op] date NULL,
    [beslist_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    CONSTRAINT [pk_bezwaar] PRIMARY KEY ([id]),
    CONSTRAINT [fk_bezwaar_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_bezwaar_instantie_id] ON [bezwaar] ([instantie_id]);
CREATE INDEX [ix_bezwaar_zaak_id] ON [bezwaar] ([zaak_id]);

-- ingebrekestelling: Notices of default, and the penalty that ran after them.
-- Personal data: of residents and staff.
CREATE TABLE [ingebrekestelling] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [termijn_id] uniqueidentifier NOT NULL,
    [wachttermijn_id] uniqueidentifier NOT NULL,
    [ontvangen] date NOT NULL,
    [eerste_dag] date NOT NULL,
    [uiterste_dag] date NOT NULL,
    [gestopt_op] date NULL,
    [vastgesteld] int NULL,
    [reden_geen] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    CONSTRAINT [pk_ingebrekestelling] PRIMARY KEY ([id]),
    CONSTRAINT [fk_ingebrekestelling_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_ingebrekestelling_zaak_id] ON [ingebrekestelling] ([zaak_id]);

-- klacht: Complaints, and how they ended.
-- Personal data: of residents and staff.
CREATE TABLE [klacht] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [instantie_id] uniqueidentifier NOT NULL,
    [termijn_id] uniqueidentifier NOT NULL,
    [ontvangen] date NOT NULL,
    [is_met_commissie] bit NOT NULL,
    [over_medewerker] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [tekst] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [uitkomst] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [afgehandeld_op] date NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    CONSTRAINT [pk_klacht] PRIMARY KEY ([id]),
    CONSTRAINT [fk_klacht_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_klacht_instantie_id] ON [klacht] ([instantie_id]);
CREATE INDEX [ix_klacht_zaak_id] ON [klacht] ([zaak_id]);

-- niveauwijziging: Moves on the ladder of the Ave: from where to where, on what ground, to what end and who then leads. A new move is a new row.
-- Personal data: of residents and staff.
CREATE TABLE [niveauwijziging] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [huishouden_id] uniqueidentifier NULL,
    [van] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [naar] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [richting] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [kleur] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [zwaarte] int NULL,
    [ladder_versie] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [aanleiding] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [doel] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [casusregie] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [procesregie] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [bestuurlijk] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [criteria] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [is_acuut] bit NOT NULL,
    [datum] date NOT NULL,
    [herzien_op] date NULL,
    [toelichting] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [vervangen_op] datetime2 NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [rol] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_niveauwijziging] PRIMARY KEY ([id]),
    CONSTRAINT [fk_niveauwijziging_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_niveauwijziging_huishouden_id] ON [niveauwijziging] ([huishouden_id]);
CREATE INDEX [ix_niveauwijziging_zaak_id_vervangen_op] ON [niveauwijziging] ([zaak_id], [vervangen_op]);

-- aanbiederstap: Steps on the ladder of providers that cannot deliver, each with its ground.
-- Personal data: of staff.
CREATE TABLE [aanbiederstap] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [aanbieder] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [voorziening] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [van] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [naar] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [ladder_versie] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [grond] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [datum] date NOT NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [rol] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_aanbiederstap] PRIMARY KEY ([id])
);
CREATE INDEX [ix_aanbiederstap_gemeente_id_aanbieder_voorziening] ON [aanbiederstap] ([gemeente_id], [aanbieder], [voorziening]);

-- overzetting: Orders to move running cases to another version of their route: who, when, why, by which plan.
-- Personal data: of staff.
CREATE TABLE [overzetting] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [route] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [van] int NOT NULL,
    [naar] int NOT NULL,
    [plan] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [reden] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_overzetting] PRIMARY KEY ([id])
);
CREATE INDEX [ix_overzetting_gemeente_id_route_op] ON [overzetting] ([gemeente_id], [route], [op]);

-- route_versie: Versions of the routes (BPMN) as loaded. What they say never changes; a picture may.
-- Personal data: none.
CREATE TABLE [route_versie] (
    [id] uniqueidentifier NOT NULL,
    [route] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [versie] int NOT NULL,
    [hash] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [bpmn] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [geladen_op] datetime2 NOT NULL,
    CONSTRAINT [pk_route_versie] PRIMARY KEY ([id])
);
CREATE UNIQUE INDEX [ix_route_versie_route_versie] ON [route_versie] ([route], [versie]);

-- route_instantie: Runs of a route for a case; the state of the engine is JSON.
-- Personal data: of residents.
CREATE TABLE [route_instantie] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [route] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [versie] int NOT NULL,
    [spoor_id] uniqueidentifier NULL,
    [is_naast] bit NOT NULL,
    [is_besloten] bit NOT NULL,
    [status] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [toestand] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [revisie] int NOT NULL,
    [gestart_op] datetime2 NOT NULL,
    [geeindigd_op] datetime2 NULL,
    CONSTRAINT [pk_route_instantie] PRIMARY KEY ([id]),
    CONSTRAINT [fk_route_instantie_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_route_instantie_route_versie_status] ON [route_instantie] ([route], [versie], [status]);
CREATE INDEX [ix_route_instantie_status_geeindigd_op] ON [route_instantie] ([status], [geeindigd_op]);
CREATE INDEX [ix_route_instantie_zaak_id_status] ON [route_instantie] ([zaak_id], [status]);

-- taak: Work to do for a role in a team.
-- Personal data: of residents and staff.
CREATE TABLE [taak] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [instantie_id] uniqueidentifier NOT NULL,
    [spoor_id] uniqueidentifier NULL,
    [engine_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [stap] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [route] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [team] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [voorziening] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [toegewezen_aan_id] uniqueidentifier NULL,
    [toegewezen_aan] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [status] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [gepland_op] date NULL,
    [geopend_op] datetime2 NOT NULL,
    [gesloten_op] datetime2 NULL,
    [uitkomst] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [afgerond_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [afgerond_door_id] uniqueidentifier NULL,
    [revisie] int NOT NULL,
    [is_besloten] bit NOT NULL,
    CONSTRAINT [pk_taak] PRIMARY KEY ([id]),
    CONSTRAINT [fk_taak_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_taak_instantie_id] ON [taak] ([instantie_id]);
CREATE INDEX [ix_taak_status_team_gesloten_op] ON [taak] ([status], [team], [gesloten_op]);
CREATE INDEX [ix_taak_status_toegewezen_aan_id] ON [taak] ([status], [toegewezen_aan_id]);
CREATE INDEX [ix_taak_zaak_id_status] ON [taak] ([zaak_id], [status]);

-- wacht: Whom a case or task waits for, since when, until when and why; no term stands still by it.
-- Personal data: of residents and staff.
CREATE TABLE [wacht] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [taak_id] uniqueidentifier NULL,
    [op] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [reden] nvarchar(500) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [tot] date NOT NULL,
    [sinds] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [beeindigd_op] datetime2 NULL,
    [beeindigd_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_wacht] PRIMARY KEY ([id]),
    CONSTRAINT [fk_wacht_taak_id] FOREIGN KEY ([taak_id]) REFERENCES [taak] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_wacht_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_wacht_taak_id] ON [wacht] ([taak_id]);
CREATE INDEX [ix_wacht_zaak_id_beeindigd_op] ON [wacht] ([zaak_id], [beeindigd_op]);

-- ingewijde: Who works on a run that nobody else may know of (the meldcode).
-- Personal data: of staff.
CREATE TABLE [ingewijde] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [instantie_id] uniqueidentifier NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [sinds] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_ingewijde] PRIMARY KEY ([id]),
    CONSTRAINT [fk_ingewijde_instantie_id] FOREIGN KEY ([instantie_id]) REFERENCES [route_instantie] ([id]) ON DELETE CASCADE,
    CONSTRAINT [fk_ingewijde_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_ingewijde_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE NO ACTION
);
CREATE UNIQUE INDEX [ix_ingewijde_instantie_id_medewerker_id] ON [ingewijde] ([instantie_id], [medewerker_id]);
CREATE INDEX [ix_ingewijde_medewerker_id_zaak_id] ON [ingewijde] ([medewerker_id], [zaak_id]);
CREATE INDEX [ix_ingewijde_zaak_id] ON [ingewijde] ([zaak_id]);

-- overgang: What became of each run in such an order.
-- Personal data: none.
CREATE TABLE [overgang] (
    [id] uniqueidentifier NOT NULL,
    [overzetting_id] uniqueidentifier NOT NULL,
    [instantie_id] uniqueidentifier NOT NULL,
    [status] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NULL,
    [melding] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_overgang] PRIMARY KEY ([id]),
    CONSTRAINT [fk_overgang_instantie_id] FOREIGN KEY ([instantie_id]) REFERENCES [route_instantie] ([id]) ON DELETE CASCADE,
    CONSTRAINT [fk_overgang_overzetting_id] FOREIGN KEY ([overzetting_id]) REFERENCES [overzetting] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_overgang_instantie_id] ON [overgang] ([instantie_id]);
CREATE INDEX [ix_overgang_overzetting_id_status] ON [overgang] ([overzetting_id], [status]);

-- route_stap: The walked path of a run: one row per visit to a step, with its length in seconds.
-- Personal data: none.
CREATE TABLE [route_stap] (
    [id] bigint NOT NULL IDENTITY,
    [instantie_id] uniqueidentifier NOT NULL,
    [versie] int NOT NULL,
    [element] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [verlaten_op] datetime2 NULL,
    [seconden] bigint NULL,
    [taak_id] uniqueidentifier NULL,
    CONSTRAINT [pk_route_stap] PRIMARY KEY ([id]),
    CONSTRAINT [fk_route_stap_instantie_id] FOREIGN KEY ([instantie_id]) REFERENCES [route_instantie] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_route_stap_instantie_id_verlaten_op] ON [route_stap] ([instantie_id], [verlaten_op]);

-- taak_antwoord: What was filled in at each completed task, as JSON; a task done again is another row.
-- Personal data: of residents and staff.
CREATE TABLE [taak_antwoord] (
    [id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [taak_id] uniqueidentifier NOT NULL,
    [instantie_id] uniqueidentifier NOT NULL,
    [formulier] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [kop] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [gegevens] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [is_besloten] bit NOT NULL,
    CONSTRAINT [pk_taak_antwoord] PRIMARY KEY ([id]),
    CONSTRAINT [fk_taak_antwoord_taak_id] FOREIGN KEY ([taak_id]) REFERENCES [taak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_taak_antwoord_instantie_id] ON [taak_antwoord] ([instantie_id]);
CREATE UNIQUE INDEX [ix_taak_antwoord_taak_id] ON [taak_antwoord] ([taak_id]);
CREATE INDEX [ix_taak_antwoord_zaak_id_op] ON [taak_antwoord] ([zaak_id], [op]);

-- taak_rol: Roles that may do a task.
-- Personal data: none.
CREATE TABLE [taak_rol] (
    [taak_id] uniqueidentifier NOT NULL,
    [rol] nvarchar(40) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_taak_rol] PRIMARY KEY ([taak_id], [rol]),
    CONSTRAINT [fk_taak_rol_taak_id] FOREIGN KEY ([taak_id]) REFERENCES [taak] ([id]) ON DELETE CASCADE
);

-- incident: What stopped and waits for somebody; texts name no person.
-- Personal data: the name of staff who tried again.
CREATE TABLE [incident] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [zaak_id] uniqueidentifier NULL,
    [instantie_id] uniqueidentifier NULL,
    [element] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [job_id] uniqueidentifier NULL,
    [kind] nvarchar(40) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [message] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [detail] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [at] datetime2 NOT NULL,
    [retried_at] datetime2 NULL,
    [retried_by] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [resolved_at] datetime2 NULL,
    [resolved_by] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_incident] PRIMARY KEY ([id]),
    CONSTRAINT [fk_incident_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_incident_gemeente_id_resolved_at_at] ON [incident] ([gemeente_id], [resolved_at], [at]);
CREATE INDEX [ix_incident_job_id] ON [incident] ([job_id]);
CREATE INDEX [ix_incident_zaak_id] ON [incident] ([zaak_id]);

-- job: What has to be done by itself at a moment, with the lease of the process that does it. The row goes with the work.
-- Personal data: none.
CREATE TABLE [job] (
    [id] uniqueidentifier NOT NULL,
    [kind] nvarchar(40) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [zaak_id] uniqueidentifier NULL,
    [instantie_id] uniqueidentifier NULL,
    [reference] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [due_at] datetime2 NOT NULL,
    [state] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [lease_owner] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [lease_until] datetime2 NULL,
    [lease_no] int NOT NULL,
    [attempts] int NOT NULL,
    [max_attempts] int NOT NULL,
    [last_error] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NULL,
    [payload] nvarchar(max) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_job] PRIMARY KEY ([id]),
    CONSTRAINT [fk_job_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_job_instantie_id_kind_reference] ON [job] ([instantie_id], [kind], [reference]) WHERE [instantie_id] IS NOT NULL AND [reference] IS NOT NULL;
CREATE INDEX [ix_job_state_due_at] ON [job] ([state], [due_at]);
CREATE INDEX [ix_job_zaak_id] ON [job] ([zaak_id]);

-- received_message: Messages of other systems, so that none is delivered twice.
-- Personal data: none.
CREATE TABLE [received_message] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [key] nvarchar(100) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [name] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [at] datetime2 NOT NULL,
    CONSTRAINT [pk_received_message] PRIMARY KEY ([id]),
    CONSTRAINT [fk_received_message_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_received_message_gemeente_id_key] ON [received_message] ([gemeente_id], [key]);
CREATE INDEX [ix_received_message_zaak_id] ON [received_message] ([zaak_id]);

-- subscription: Runs that wait for a message or listen to a signal.
-- Personal data: none.
CREATE TABLE [subscription] (
    [id] uniqueidentifier NOT NULL,
    [kind] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [name] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [instantie_id] uniqueidentifier NOT NULL,
    [engine_id] nvarchar(40) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_subscription] PRIMARY KEY ([id]),
    CONSTRAINT [fk_subscription_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_subscription_instantie_id_engine_id] ON [subscription] ([instantie_id], [engine_id]);
CREATE INDEX [ix_subscription_kind_name] ON [subscription] ([kind], [name]);
CREATE INDEX [ix_subscription_zaak_id] ON [subscription] ([zaak_id]);

-- abonnement: Other systems that hear of events, with an encrypted secret.
-- Personal data: of staff.
CREATE TABLE [abonnement] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [url] nvarchar(400) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [soorten] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [geheim_versleuteld] varbinary(200) NOT NULL,
    [vorige_versleuteld] varbinary(200) NULL,
    [vorige_tot] datetime2 NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [gestopt_op] datetime2 NULL,
    [gestopt_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_abonnement] PRIMARY KEY ([id])
);
CREATE INDEX [ix_abonnement_gemeente_id_gestopt_op] ON [abonnement] ([gemeente_id], [gestopt_op]);

-- bezorging: Events for those systems: the kind, the case and how it went; no text.
-- Personal data: pseudonymous.
CREATE TABLE [bezorging] (
    [id] uniqueidentifier NOT NULL,
    [abonnement_id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [bezorgd_op] datetime2 NULL,
    [antwoord] int NULL,
    CONSTRAINT [pk_bezorging] PRIMARY KEY ([id]),
    CONSTRAINT [fk_bezorging_abonnement_id] FOREIGN KEY ([abonnement_id]) REFERENCES [abonnement] ([id]) ON DELETE CASCADE,
    CONSTRAINT [fk_bezorging_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_bezorging_abonnement_id_op] ON [bezorging] ([abonnement_id], [op]);
CREATE INDEX [ix_bezorging_zaak_id] ON [bezorging] ([zaak_id]);

-- request_receipt: Requests of programs that were done, by a hash of the key they sent: the answer, with a case number or the name of a task, is encrypted. Gone after a day or two.
-- Personal data: of residents and staff.
CREATE TABLE [request_receipt] (
    [id] uniqueidentifier NOT NULL,
    [key] nvarchar(64) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [request] nvarchar(64) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [at] datetime2 NOT NULL,
    [status] int NULL,
    [answer] varbinary(max) NULL,
    CONSTRAINT [pk_request_receipt] PRIMARY KEY ([id])
);
CREATE INDEX [ix_request_receipt_at] ON [request_receipt] ([at]);
CREATE UNIQUE INDEX [ix_request_receipt_key] ON [request_receipt] ([key]);

-- dagbericht: The digests that were made, per team and day.
-- Personal data: none.
CREATE TABLE [dagbericht] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [team] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [dag] date NOT NULL,
    [aantal] int NOT NULL,
    [op] datetime2 NOT NULL,
    CONSTRAINT [pk_dagbericht] PRIMARY KEY ([id])
);
CREATE UNIQUE INDEX [ix_dagbericht_gemeente_id_team_dag] ON [dagbericht] ([gemeente_id], [team], [dag]);

-- weergave: Lists of work as one person saved them: ids of steps, teams and colleagues.
-- Personal data: of staff.
CREATE TABLE [weergave] (
    [id] uniqueidentifier NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [naam] nvarchar(60) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [keuze] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [is_standaard] bit NOT NULL,
    CONSTRAINT [pk_weergave] PRIMARY KEY ([id]),
    CONSTRAINT [fk_weergave_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_weergave_medewerker_id_gemeente_id_naam] ON [weergave] ([medewerker_id], [gemeente_id], [naam]);

-- werkvoorkeur: How somebody likes to work: whether the next task opens by itself.
-- Personal data: of staff.
CREATE TABLE [werkvoorkeur] (
    [id] uniqueidentifier NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [is_meteen_volgende] bit NOT NULL,
    CONSTRAINT [pk_werkvoorkeur] PRIMARY KEY ([id]),
    CONSTRAINT [fk_werkvoorkeur_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_werkvoorkeur_medewerker_id_gemeente_id] ON [werkvoorkeur] ([medewerker_id], [gemeente_id]);

-- zaakbezoek: The last cases somebody opened, and the cases they follow; for that person only.
-- Personal data: of staff.
CREATE TABLE [zaakbezoek] (
    [id] uniqueidentifier NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [op] datetime2 NOT NULL,
    [gezien_tot] bigint NOT NULL,
    [volgt_sinds] datetime2 NULL,
    CONSTRAINT [pk_zaakbezoek] PRIMARY KEY ([id]),
    CONSTRAINT [fk_zaakbezoek_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE CASCADE,
    CONSTRAINT [fk_zaakbezoek_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_zaakbezoek_medewerker_id_zaak_id] ON [zaakbezoek] ([medewerker_id], [zaak_id]);
CREATE INDEX [ix_zaakbezoek_zaak_id] ON [zaakbezoek] ([zaak_id]);

-- vertelde_voorziening: Signals of provisions told to a team, each once for its day.
-- Personal data: none.
CREATE TABLE [vertelde_voorziening] (
    [id] uniqueidentifier NOT NULL,
    [indicatie_id] uniqueidentifier NOT NULL,
    [signaal] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [dag] date NOT NULL,
    [team] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    CONSTRAINT [pk_vertelde_voorziening] PRIMARY KEY ([id]),
    CONSTRAINT [fk_vertelde_voorziening_indicatie_id] FOREIGN KEY ([indicatie_id]) REFERENCES [indicatie] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_vertelde_voorziening_indicatie_id_team_signaal_dag] ON [vertelde_voorziening] ([indicatie_id], [team], [signaal], [dag]);

-- verteld_signaal: Signals of terms that were told to a team, so that none is told twice.
-- Personal data: none.
CREATE TABLE [verteld_signaal] (
    [id] uniqueidentifier NOT NULL,
    [termijn_id] uniqueidentifier NOT NULL,
    [soort] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [laatste_dag] date NOT NULL,
    [team] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    CONSTRAINT [pk_verteld_signaal] PRIMARY KEY ([id]),
    CONSTRAINT [fk_verteld_signaal_termijn_id] FOREIGN KEY ([termijn_id]) REFERENCES [termijn] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_verteld_signaal_termijn_id_team_soort_laatste_dag] ON [verteld_signaal] ([termijn_id], [team], [soort], [laatste_dag]);

-- overdracht: Tasks handed over many at a time: who did so and how far it came.
-- Personal data: of staff.
CREATE TABLE [overdracht] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [rol] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [naar_id] uniqueidentifier NULL,
    [naar_team] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [naar] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [stand] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [is_ongedaan] bit NOT NULL,
    [gestopt_op] datetime2 NULL,
    CONSTRAINT [pk_overdracht] PRIMARY KEY ([id])
);
CREATE INDEX [ix_overdracht_medewerker_id_op] ON [overdracht] ([medewerker_id], [op]);
CREATE INDEX [ix_overdracht_stand] ON [overdracht] ([stand]);

-- afwezigheid: Who is absent from day to day and who replaces them; never why.
-- Personal data: of staff.
CREATE TABLE [afwezigheid] (
    [id] uniqueidentifier NOT NULL,
    [medewerker_id] uniqueidentifier NOT NULL,
    [van] date NOT NULL,
    [tot] date NULL,
    [vervanger_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [ingetrokken_op] datetime2 NULL,
    CONSTRAINT [pk_afwezigheid] PRIMARY KEY ([id]),
    CONSTRAINT [fk_afwezigheid_medewerker_id] FOREIGN KEY ([medewerker_id]) REFERENCES [medewerker] ([id]) ON DELETE CASCADE,
    CONSTRAINT [fk_afwezigheid_vervanger_id] FOREIGN KEY ([vervanger_id]) REFERENCES [medewerker] ([id]) ON DELETE NO ACTION
);
CREATE INDEX [ix_afwezigheid_medewerker_id_van] ON [afwezigheid] ([medewerker_id], [van]);
CREATE INDEX [ix_afwezigheid_vervanger_id] ON [afwezigheid] ([vervanger_id]);

-- overdracht_regel: The tasks of such a handover, each with how it went.
-- Personal data: none.
CREATE TABLE [overdracht_regel] (
    [id] uniqueidentifier NOT NULL,
    [overdracht_id] uniqueidentifier NOT NULL,
    [taak_id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [stand] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [van_id] uniqueidentifier NULL,
    [van] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [van_team] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [rollen] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [was_behandelaar] bit NOT NULL,
    [was_van_spoor] bit NOT NULL,
    [revisie] int NULL,
    [melding] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_overdracht_regel] PRIMARY KEY ([id]),
    CONSTRAINT [fk_overdracht_regel_overdracht_id] FOREIGN KEY ([overdracht_id]) REFERENCES [overdracht] ([id]) ON DELETE CASCADE,
    CONSTRAINT [fk_overdracht_regel_taak_id] FOREIGN KEY ([taak_id]) REFERENCES [taak] ([id]) ON DELETE NO ACTION
);
CREATE INDEX [ix_overdracht_regel_overdracht_id_stand] ON [overdracht_regel] ([overdracht_id], [stand]);
CREATE INDEX [ix_overdracht_regel_taak_id] ON [overdracht_regel] ([taak_id]);

-- importbestand: Files that were read in: what sort, by whom, when. Neither the file nor its name.
-- Personal data: of staff.
CREATE TABLE [importbestand] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [rijen] int NOT NULL,
    [op] datetime2 NOT NULL,
    [klaar_op] datetime2 NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_importbestand] PRIMARY KEY ([id])
);
CREATE INDEX [ix_importbestand_gemeente_id_soort_op] ON [importbestand] ([gemeente_id], [soort], [op]);

-- importregel: What became of each row of such a file. A refused row is kept encrypted, for thirty days.
-- Personal data: of residents.
CREATE TABLE [importregel] (
    [id] uniqueidentifier NOT NULL,
    [importbestand_id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [nummer] int NOT NULL,
    [uitslag] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [reden] nvarchar(500) COLLATE Latin1_General_100_CS_AS NULL,
    [sleutel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [zaak_id] uniqueidentifier NULL,
    [inhoud_versleuteld] varbinary(max) NULL,
    CONSTRAINT [pk_importregel] PRIMARY KEY ([id]),
    CONSTRAINT [fk_importregel_importbestand_id] FOREIGN KEY ([importbestand_id]) REFERENCES [importbestand] ([id]) ON DELETE CASCADE,
    CONSTRAINT [fk_importregel_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE NO ACTION
);
CREATE UNIQUE INDEX [ix_importregel_gemeente_id_sleutel] ON [importregel] ([gemeente_id], [sleutel]) WHERE [sleutel] IS NOT NULL;
CREATE INDEX [ix_importregel_importbestand_id_nummer] ON [importregel] ([importbestand_id], [nummer]);
CREATE INDEX [ix_importregel_zaak_id] ON [importregel] ([zaak_id]);

-- externe_waarde: Figures from outside, of indicators and of groups that are counted against; a later version goes before. Append only.
-- Personal data: of staff.
CREATE TABLE [externe_waarde] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [reeks] nvarchar(100) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [periode] nvarchar(7) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [versie] int NOT NULL,
    [waarde] nvarchar(100) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [getal] decimal(18,4) NULL,
    [bron] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [brondatum] date NOT NULL,
    [opmerking] nvarchar(500) COLLATE Latin1_General_100_CS_AS NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_externe_waarde] PRIMARY KEY ([id])
);
CREATE UNIQUE INDEX [ix_externe_waarde_gemeente_id_reeks_periode_versie] ON [externe_waarde] ([gemeente_id], [reeks], [periode], [versie]);

-- gebeurtenis: Events for counting, with keyed hashes instead of persons.
-- Personal data: pseudonymous.
CREATE TABLE [gebeurtenis] (
    [id] bigint NOT NULL IDENTITY,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [datum] date NOT NULL,
    [wijk] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [geslacht] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [leeftijdsklasse] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [dimensies] nvarchar(2000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [recordsleutel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [persoonsleutel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [huishoudsleutel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [objectsleutel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [geldig_van] date NULL,
    [geldig_tot] date NULL,
    [sleutel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [vervangt] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_gebeurtenis] PRIMARY KEY ([id])
);
CREATE INDEX [ix_gebeurtenis_gemeente_id_datum] ON [gebeurtenis] ([gemeente_id], [datum]);
CREATE INDEX [ix_gebeurtenis_gemeente_id_naam_datum] ON [gebeurtenis] ([gemeente_id], [naam], [datum]);
CREATE INDEX [ix_gebeurtenis_gemeente_id_persoonsleutel] ON [gebeurtenis] ([gemeente_id], [persoonsleutel]);
CREATE INDEX [ix_gebeurtenis_objectsleutel] ON [gebeurtenis] ([objectsleutel]);
CREATE INDEX [ix_gebeurtenis_recordsleutel] ON [gebeurtenis] ([recordsleutel]);
CREATE UNIQUE INDEX [ix_gebeurtenis_sleutel] ON [gebeurtenis] ([sleutel]);
CREATE INDEX [ix_gebeurtenis_vervangt] ON [gebeurtenis] ([vervangt]);

-- publicatie: A version of the published figures of a period, with its reason and the rules by which it was protected. Append only.
-- Personal data: the name of staff who made a version.
CREATE TABLE [publicatie] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [periode] nvarchar(7) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [soort] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [versie] int NOT NULL,
    [gemaakt_op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [reden] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [regels] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_publicatie] PRIMARY KEY ([id])
);
CREATE UNIQUE INDEX [ix_publicatie_gemeente_id_periode_versie] ON [publicatie] ([gemeente_id], [periode], [versie]);

-- publicatiedeel: One subject of a publication: protected tables as JSON, read by policy staff. Append only.
-- Personal data: none.
CREATE TABLE [publicatiedeel] (
    [id] uniqueidentifier NOT NULL,
    [publicatie_id] uniqueidentifier NOT NULL,
    [onderwerp] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [volgorde] int NOT NULL,
    [inhoud] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_publicatiedeel] PRIMARY KEY ([id]),
    CONSTRAINT [fk_publicatiedeel_publicatie_id] FOREIGN KEY ([publicatie_id]) REFERENCES [publicatie] ([id]) ON DELETE CASCADE
);
CREATE UNIQUE INDEX [ix_publicatiedeel_publicatie_id_onderwerp] ON [publicatiedeel] ([publicatie_id], [onderwerp]);

-- doelversie: Goals that policy staff added or renamed, with why; a later version goes before. Append only.
-- Personal data: of staff.
CREATE TABLE [doelversie] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [doel] nvarchar(40) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [versie] int NOT NULL,
    [naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [ouder] nvarchar(40) COLLATE Latin1_General_100_CS_AS NULL,
    [indicatoren] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [is_vervallen] bit NOT NULL,
    [reden] nvarchar(500) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_doelversie] PRIMARY KEY ([id])
);
CREATE UNIQUE INDEX [ix_doelversie_gemeente_id_doel_versie] ON [doelversie] ([gemeente_id], [doel], [versie]);

-- duiding: What policy staff say of a published figure, in versions. Append only.
-- Personal data: of staff.
CREATE TABLE [duiding] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [indicator_id] nvarchar(100) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [periode] nvarchar(7) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [versie] int NOT NULL,
    [tekst] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_duiding] PRIMARY KEY ([id])
);
CREATE UNIQUE INDEX [ix_duiding_gemeente_id_indicator_id_periode_versie] ON [duiding] ([gemeente_id], [indicator_id], [periode], [versie]);

-- streefwaarde: Targets that policy staff set, with from when and why; a later version goes before. Append only.
-- Personal data: of staff.
CREATE TABLE [streefwaarde] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [indicator_id] nvarchar(100) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [jaar] int NOT NULL,
    [versie] int NOT NULL,
    [waarde] nvarchar(100) COLLATE Latin1_General_100_CS_AS NULL,
    [getal] decimal(18,4) NULL,
    [richting] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [geldig_van] date NOT NULL,
    [reden] nvarchar(500) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_streefwaarde] PRIMARY KEY ([id])
);
CREATE UNIQUE INDEX [ix_streefwaarde_gemeente_id_indicator_id_jaar_versie] ON [streefwaarde] ([gemeente_id], [indicator_id], [jaar], [versie]);

-- privacyverzoek: What residents ask about their own data, with term and decision. When the resident is destroyed it stays without anything about the person.
-- Personal data: of residents and staff.
CREATE TABLE [privacyverzoek] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [inwoner_id] uniqueidentifier NULL,
    [soort] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [wet] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [ontvangen] date NOT NULL,
    [verzoeker] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [verzoeker_naam] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [is_wilsonbekwaam] bit NOT NULL,
    [identificatie] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [omschrijving] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [termijn] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [laatste_dag] date NOT NULL,
    [uitleg] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [verlengd_op] date NULL,
    [reden_verlenging] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NULL,
    [status] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [besluit] nvarchar(20) COLLATE Latin1_General_100_CS_AS NULL,
    [grond] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [motivering] nvarchar(4000) COLLATE Latin1_General_100_CS_AS NULL,
    [besloten_op] datetime2 NULL,
    [besloten_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [overhandigd_op] datetime2 NULL,
    [overhandigd_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [revisie] int NOT NULL,
    CONSTRAINT [pk_privacyverzoek] PRIMARY KEY ([id]),
    CONSTRAINT [fk_privacyverzoek_inwoner_id] FOREIGN KEY ([inwoner_id]) REFERENCES [inwoner] ([id]) ON DELETE NO ACTION
);
CREATE INDEX [ix_privacyverzoek_gemeente_id_status_laatste_dag] ON [privacyverzoek] ([gemeente_id], [status], [laatste_dag]);
CREATE INDEX [ix_privacyverzoek_inwoner_id] ON [privacyverzoek] ([inwoner_id]);

-- vernietigingslijst: What is to be destroyed: who made, offered and approved the list.
-- Personal data: of staff.
CREATE TABLE [vernietigingslijst] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [nummer] int NOT NULL,
    [peildatum] date NOT NULL,
    [verzoek_id] uniqueidentifier NULL,
    [stand] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [aangeboden_op] datetime2 NULL,
    [aangeboden_door_id] uniqueidentifier NULL,
    [aangeboden_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [besloten_op] datetime2 NULL,
    [besloten_door_id] uniqueidentifier NULL,
    [besloten_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [reden] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NULL,
    [klaar_op] datetime2 NULL,
    [revisie] int NOT NULL,
    CONSTRAINT [pk_vernietigingslijst] PRIMARY KEY ([id]),
    CONSTRAINT [fk_vernietigingslijst_verzoek_id] FOREIGN KEY ([verzoek_id]) REFERENCES [privacyverzoek] ([id]) ON DELETE NO ACTION
);
CREATE UNIQUE INDEX [ix_vernietigingslijst_gemeente_id_nummer] ON [vernietigingslijst] ([gemeente_id], [nummer]);
CREATE INDEX [ix_vernietigingslijst_verzoek_id] ON [vernietigingslijst] ([verzoek_id]);

-- verzoekbrief: Letters about such a request, as they were sent.
-- Personal data: of residents and staff.
CREATE TABLE [verzoekbrief] (
    [id] uniqueidentifier NOT NULL,
    [verzoek_id] uniqueidentifier NOT NULL,
    [soort] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [geadresseerde] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [onderwerp] nvarchar(500) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [tekst] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [zegel] nvarchar(64) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_verzoekbrief] PRIMARY KEY ([id]),
    CONSTRAINT [fk_verzoekbrief_verzoek_id] FOREIGN KEY ([verzoek_id]) REFERENCES [privacyverzoek] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_verzoekbrief_verzoek_id] ON [verzoekbrief] ([verzoek_id]);

-- bewaarplicht: Cases of which nothing may be destroyed now, with ground and reason.
-- Personal data: of residents and staff.
CREATE TABLE [bewaarplicht] (
    [id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [grond] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [reden] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [van] date NOT NULL,
    [tot] date NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [beeindigd_op] date NULL,
    [beeindigd_door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [reden_einde] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_bewaarplicht] PRIMARY KEY ([id]),
    CONSTRAINT [fk_bewaarplicht_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_bewaarplicht_zaak_id] ON [bewaarplicht] ([zaak_id]);

-- dossieruitvoer: Who made which part of an inspection file, and its hash; the file itself is not kept.
-- Personal data: of staff.
CREATE TABLE [dossieruitvoer] (
    [id] uniqueidentifier NOT NULL,
    [verzoek_id] uniqueidentifier NOT NULL,
    [zaak_id] uniqueidentifier NOT NULL,
    [op] datetime2 NOT NULL,
    [medewerker_id] uniqueidentifier NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [hash] nvarchar(64) COLLATE Latin1_General_100_CS_AS NOT NULL,
    CONSTRAINT [pk_dossieruitvoer] PRIMARY KEY ([id]),
    CONSTRAINT [fk_dossieruitvoer_verzoek_id] FOREIGN KEY ([verzoek_id]) REFERENCES [privacyverzoek] ([id]) ON DELETE CASCADE,
    CONSTRAINT [fk_dossieruitvoer_zaak_id] FOREIGN KEY ([zaak_id]) REFERENCES [zaak] ([id]) ON DELETE NO ACTION
);
CREATE INDEX [ix_dossieruitvoer_verzoek_id] ON [dossieruitvoer] ([verzoek_id]);
CREATE INDEX [ix_dossieruitvoer_zaak_id] ON [dossieruitvoer] ([zaak_id]);

-- vernietigingsregel: The lines of such a list; after destruction a case number is left, and no id.
-- Personal data: pseudonymous.
CREATE TABLE [vernietigingsregel] (
    [id] uniqueidentifier NOT NULL,
    [lijst_id] uniqueidentifier NOT NULL,
    [soort] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [onderwerp_id] uniqueidentifier NULL,
    [aanduiding] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [wet] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [resultaat] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [regel] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [begin] date NOT NULL,
    [vervalt_op] date NOT NULL,
    [stand] nvarchar(20) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [reden] nvarchar(1000) COLLATE Latin1_General_100_CS_AS NULL,
    [door] nvarchar(200) COLLATE Latin1_General_100_CS_AS NULL,
    [op] datetime2 NULL,
    [bestanden] nvarchar(max) COLLATE Latin1_General_100_CS_AS NULL,
    CONSTRAINT [pk_vernietigingsregel] PRIMARY KEY ([id]),
    CONSTRAINT [fk_vernietigingsregel_lijst_id] FOREIGN KEY ([lijst_id]) REFERENCES [vernietigingslijst] ([id]) ON DELETE CASCADE
);
CREATE INDEX [ix_vernietigingsregel_lijst_id_stand] ON [vernietigingsregel] ([lijst_id], [stand]);
CREATE INDEX [ix_vernietigingsregel_onderwerp_id] ON [vernietigingsregel] ([onderwerp_id]);

-- vernietigingsverklaring: Certificates of destruction: kinds, rules, numbers and staff, no residents. Append only.
-- Personal data: of staff.
CREATE TABLE [vernietigingsverklaring] (
    [id] uniqueidentifier NOT NULL,
    [lijst_id] uniqueidentifier NOT NULL,
    [gemeente_id] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [onderwerp] nvarchar(200) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [tekst] nvarchar(max) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [zegel] nvarchar(64) COLLATE Latin1_General_100_CS_AS NOT NULL,
    [op] datetime2 NOT NULL,
    CONSTRAINT [pk_vernietigingsverklaring] PRIMARY KEY ([id]),
    CONSTRAINT [fk_vernietigingsverklaring_lijst_id] FOREIGN KEY ([lijst_id]) REFERENCES [vernietigingslijst] ([id]) ON DELETE NO ACTION
);
CREATE UNIQUE INDEX [ix_vernietigingsverklaring_lijst_id] ON [vernietigingsverklaring] ([lijst_id]);
