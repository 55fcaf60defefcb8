#pragma once
#include "pch_core.h"
#include <QAction>
#include <QApplication>
#include <QPainter>
#include <QWidget>
