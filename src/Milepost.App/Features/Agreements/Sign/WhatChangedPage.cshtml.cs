using Milepost.App.Features.Agreements.Overview;

namespace Milepost.App.Features.Agreements.Sign;

/// <summary>First of the three short pages: what is different since last time. Once the matter is over, it says how it ended.</summary>
public sealed class WhatChangedPage(SigningSignerQuery signers, SigningViewQuery views) : ParticipantPage(signers, views);
